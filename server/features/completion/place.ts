import type { DockerfileModel } from '../../model/model.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import { commentPlace } from './place/commentPlace.ts';
import { heredocPlace } from './place/heredocPlace.ts';
import { instructionPlace } from './place/instructionPlace.ts';
import { instructionAround, logicalLine } from './place/logicalLine.ts';
import type { KeywordPlace, Place } from './place/places.ts';

/**
 * Where `offset` is: what kind of word stands or could stand there, and all of the word.
 * `undefined` where there is nothing to propose, such as in the text of a shell.
 */
export function placeAt(model: DockerfileModel, offset: number): Place | undefined {
  const instruction = instructionAround(model, offset);
  if (instruction !== undefined && isInBody(instruction, offset)) {
    return heredocPlace(model, instruction, offset);
  }
  const { lines, syntax } = model;
  const line = lines.lineAt(offset);
  const start = lines.startOf(line);
  const before = syntax.text.slice(start, offset);
  const after = syntax.text.slice(offset, lines.endOf(line));
  if (/^\uFEFF?\s*#/.test(before)) return commentPlace(model, instruction, offset);
  if (before.trim() === '' && after.trimStart().startsWith('#')) return undefined;
  if (instruction === undefined) return after.trim() === '' ? newLine(model, offset) : undefined;
  if (offset < instruction.keyword.start) return undefined;
  return instructionPlace(model, instruction, logicalLine(model, instruction, offset));
}

/** A line that holds nothing but white space, and that no instruction runs on to. */
function newLine(model: DockerfileModel, offset: number): KeywordPlace {
  const { stages, syntax } = model;
  const [first] = stages;
  return {
    kind: 'keyword',
    at: { start: offset, end: offset },
    typed: '',
    where: first !== undefined && first.start < offset ? 'in a stage' : 'before the first stage',
    empty: syntax.instructions.length === 0,
  };
}

function isInBody({ heredocs }: Instruction, offset: number): boolean {
  return heredocs.some(({ body, terminator }) => {
    const end = terminator?.end ?? body.end;
    return body.start <= offset && offset <= end && end > body.start;
  });
}
