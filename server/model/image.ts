import type { Instruction, Span, Word } from '../syntax/nodes.ts';
import { readParts } from './variables.ts';

/** The parts of an image reference, as indexes of its text. */
export interface ImageParts {
  readonly repository: readonly [from: number, to: number] | undefined;
  readonly tag: readonly [from: number, to: number] | undefined;
  readonly digest: readonly [from: number, to: number] | undefined;
}

/**
 * Splits `registry:port/path:tag@digest`. What a variable could hide is `undefined`: in `$IMAGE`
 * everything, in `node:$V` only the digest, in `${R}/a` neither repository nor what follows it.
 */
export function splitImage(text: string): ImageParts {
  const variables = readParts(text, { quotes: false, escape: '\\', shell: false }).filter(
    (part) => typeof part !== 'string',
  );
  const isText = (index: number): boolean =>
    !variables.some(({ from, to }) => from <= index && index < to);
  const hasVariable = (from: number, to: number): boolean =>
    variables.some((variable) => variable.from < to && from < variable.to);
  const at = findLast(text, '@', text.length, isText);
  const digestFrom = at < 0 ? text.length : at;
  const slash = findLast(text, '/', digestFrom, isText);
  const colon = findLast(text, ':', digestFrom, (index) => index > slash && isText(index));
  const nameTo = colon < 0 ? digestFrom : colon;
  return {
    repository: hasVariable(0, nameTo) || nameTo === 0 ? undefined : [0, nameTo],
    tag: colon < 0 ? undefined : [colon + 1, digestFrom],
    digest: at < 0 ? undefined : [at + 1, text.length],
  };
}

/** The document's span of a part of `word`. */
export function partSpan(
  { body }: Instruction,
  word: Word,
  part: readonly [from: number, to: number] | undefined,
): Span | undefined {
  return part && body.span(word.index + part[0], word.index + part[1]);
}

function findLast(
  text: string,
  char: string,
  before: number,
  accept: (index: number) => boolean,
): number {
  let index = text.lastIndexOf(char, before - 1);
  while (index >= 0 && !accept(index)) index = index === 0 ? -1 : text.lastIndexOf(char, index - 1);
  return before === 0 ? -1 : index;
}
