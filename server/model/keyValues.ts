import { isBlank } from '../syntax/chars.ts';
import type { Instruction, Span, Word } from '../syntax/nodes.ts';

/** One `key=value` of ARG, ENV or LABEL. */
export interface KeyValue extends Span {
  /** As written, quotes included. */
  readonly key: Word;
  /** Behind `=`, as written; empty for `key=`. `undefined` when there is no `=`. */
  readonly value: Word | undefined;
  /** `ENV key value`: the value is the whole rest of the instruction. */
  readonly legacy: boolean;
}

/**
 * The pairs of an ARG, ENV or LABEL instruction; none for any other. In ENV and LABEL only the
 * first word decides on the form; a later word without `=`, which BuildKit refuses, comes as a
 * key without value.
 */
export function readKeyValues(instruction: Instruction): readonly KeyValue[] {
  const { name, words } = instruction;
  const [first] = words;
  if (first === undefined || (name !== 'ARG' && name !== 'ENV' && name !== 'LABEL')) return [];
  if (name !== 'ARG' && !first.text.includes('=')) return [legacyPair(instruction, first)];
  return words.map((word) => pairOf(instruction, word));
}

function pairOf(instruction: Instruction, word: Word): KeyValue {
  const { start, end } = word;
  const equals = word.text.indexOf('=');
  if (equals < 0) return { start, end, key: word, value: undefined, legacy: false };
  return {
    start,
    end,
    key: wordAt(instruction, word.index, word.index + equals),
    value: wordAt(instruction, word.index + equals + 1, word.index + word.text.length),
    legacy: false,
  };
}

function legacyPair(instruction: Instruction, first: Word): KeyValue {
  const { value: text } = instruction.body;
  let keyEnd = first.index;
  while (keyEnd < text.length && !isBlank(text.charCodeAt(keyEnd))) keyEnd++;
  let valueStart = keyEnd;
  while (valueStart < text.length && isBlank(text.charCodeAt(valueStart))) valueStart++;
  const key = wordAt(instruction, first.index, keyEnd);
  if (valueStart === text.length) {
    return { start: key.start, end: key.end, key, value: undefined, legacy: true };
  }
  const value = wordAt(instruction, valueStart, text.length);
  return { start: key.start, end: value.end, key, value, legacy: true };
}

function wordAt({ body }: Instruction, from: number, to: number): Word {
  return { ...body.span(from, to), text: body.value.slice(from, to), index: from };
}
