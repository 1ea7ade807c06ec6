import { LineMap } from '../syntax/lineMap.ts';
import type { Instruction, SyntaxTree } from '../syntax/nodes.ts';
import type {
  DockerfileModel,
  Stage,
  SubstitutionProblem,
  VariableDefinition,
  VariableReference,
} from './model.ts';
import type { StageList } from './stages.ts';

/** What an analysis finds. */
export interface Findings {
  readonly preamble: readonly Instruction[];
  readonly stages: StageList;
  readonly globalArgs: ReadonlyMap<string, VariableDefinition>;
  readonly references: readonly VariableReference[];
  readonly substitutionProblems: readonly SubstitutionProblem[];
  readonly definitions: readonly VariableDefinition[];
  readonly owners: ReadonlyMap<Instruction, Stage>;
}

/** What `analyze` hands out. */
export class Model implements DockerfileModel {
  readonly syntax: SyntaxTree;
  readonly lines: LineMap;
  readonly preamble: readonly Instruction[];
  readonly stages: readonly Stage[];
  readonly globalArgs: ReadonlyMap<string, VariableDefinition>;
  readonly references: readonly VariableReference[];
  readonly substitutionProblems: readonly SubstitutionProblem[];
  readonly definitions: readonly VariableDefinition[];
  readonly #stages: StageList;
  readonly #owners: ReadonlyMap<Instruction, Stage>;

  constructor(syntax: SyntaxTree, findings: Findings) {
    this.syntax = syntax;
    this.lines = new LineMap(syntax.text);
    this.preamble = findings.preamble;
    this.stages = findings.stages.stages;
    this.globalArgs = findings.globalArgs;
    this.references = findings.references;
    this.substitutionProblems = findings.substitutionProblems;
    this.definitions = findings.definitions;
    this.#stages = findings.stages;
    this.#owners = findings.owners;
  }

  instructionAt(offset: number): Instruction | undefined {
    const { instructions } = this.syntax;
    const line = this.lines.lineAt(offset);
    let low = 0;
    let high = instructions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.lines.lineAt(instructions[middle]?.start ?? 0) <= line) low = middle + 1;
      else high = middle;
    }
    const found = instructions[low - 1];
    return found !== undefined && line <= this.lines.lineAt(found.end) ? found : undefined;
  }

  stageOf(instruction: Instruction): Stage | undefined {
    return this.#owners.get(instruction);
  }

  stageNamed(name: string, before: number): Stage | undefined {
    return this.#stages.named(name, before);
  }
}
