import { instructionFact } from '../facts/instructions.ts';
import type { DockerfileModel, Stage } from '../model/model.ts';
import type { Instruction, Span } from '../syntax/nodes.ts';
import { nameOfStage, tellingOf, tellingOfStage } from './support/telling.ts';

/** A part of the document with what is inside it. */
export interface DocumentSymbol {
  readonly name: string;
  /** Beside the name; may be empty. */
  readonly detail: string;
  /** `stage`, or the instruction's name in upper case. */
  readonly kind: string;
  readonly at: Span;
  /** What to go to in it. */
  readonly focus: Span;
  readonly children: readonly DocumentSymbol[];
}

/** The outline: what stands before the first FROM, then the stages with their instructions. */
export function documentSymbols(model: DockerfileModel): readonly DocumentSymbol[] {
  const ofInstruction = (instruction: Instruction) => symbolOf(model, instruction);
  return [
    ...model.preamble.flatMap(ofInstruction),
    ...model.stages.map((stage) =>
      ofStage(stage, stage.instructions.slice(1).flatMap(ofInstruction)),
    ),
  ];
}

function ofStage(stage: Stage, children: readonly DocumentSymbol[]): DocumentSymbol {
  const { start, end, name, image, from } = stage;
  return {
    name: nameOfStage(stage),
    detail: tellingOfStage(stage),
    kind: 'stage',
    at: { start, end },
    focus: name ?? image ?? from.keyword,
    children,
  };
}

/** None for a word that is no instruction. */
function symbolOf(model: DockerfileModel, instruction: Instruction): readonly DocumentSymbol[] {
  const { name, start, end, keyword } = instruction;
  if (instructionFact(name) === undefined) return [];
  const at = { start, end };
  const detail = tellingOf(model, instruction);
  return [{ name, detail, kind: name, at, focus: keyword, children: [] }];
}
