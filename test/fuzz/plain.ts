import type { DockerfileModel, Stage, VariableDefinition } from '../../server/model/model.ts';
import type { Instruction, SyntaxTree } from '../../server/syntax/nodes.ts';

/** Everything a tree says, as data that `assert.deepEqual` and `JSON` see. */
export function plainTree(tree: SyntaxTree): unknown {
  const { escape: escapeChar, directives, comments, problems } = tree;
  const instructions = tree.instructions.map(plainInstruction);
  return { escapeChar, directives, comments, problems, instructions };
}

/** Everything a model says beyond its tree. */
export function plainModel(model: DockerfileModel): unknown {
  return {
    preamble: model.preamble.map(place),
    stages: model.stages.map((stage) => ({
      ...stage,
      from: place(stage.from),
      platform: stage.platform?.start,
      instructions: stage.instructions.map(place),
      parent: stageIndex(stage.parent),
      takesFrom: stage.takesFrom.map((use) => [use.stage.index, use.by.start, use.at]),
    })),
    globals: [...model.globalArgs].map(([name, definition]) => [name, plainDefinition(definition)]),
    definitions: model.definitions.map(plainDefinition),
    references: model.references.map((reference) => ({
      ...reference,
      instruction: place(reference.instruction),
      definition: reference.definition && plainDefinition(reference.definition),
    })),
    substitutions: model.substitutionProblems.map((problem) => ({
      ...problem,
      instruction: place(problem.instruction),
    })),
  };
}

function plainInstruction(instruction: Instruction): unknown {
  const { start, end, name, keyword, argsIndex, flags, words, json, heredocs } = instruction;
  const { innerComments, emptyContinuations, leadingComments, body, trigger } = instruction;
  return {
    place: [start, end, name, argsIndex],
    keyword,
    body: [body.start, body.end, body.value],
    flags,
    words,
    json,
    heredocs,
    noise: [innerComments, emptyContinuations, leadingComments],
    trigger: trigger && plainInstruction(trigger),
  };
}

function plainDefinition(definition: VariableDefinition): unknown {
  const { instruction, stage, ...rest } = definition;
  return { ...rest, instruction: place(instruction), stage: stageIndex(stage) };
}

function place(instruction: Instruction): string {
  return `${instruction.name}@${instruction.start}`;
}

function stageIndex(stage: Stage | undefined): number | undefined {
  return stage?.index;
}
