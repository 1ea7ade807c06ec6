import { readRanges } from '../../../server/rules/support/marks.ts';
import type { Instruction } from '../../../server/syntax/nodes.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { drawRanges } from '../../workbench/markers/markers.ts';

/** Another way to write the same Dockerfile. */
export interface Variant {
  /** Behind the example's title; empty for the example itself. */
  readonly title: string;
  /** Keeps `[|…|]` around the same things. */
  write(marked: string): string;
  /** What must be equal about messages. */
  message(text: string): string;
}

export const asWritten: Variant = {
  title: '',
  write: (marked) => marked,
  message: (text) => text,
};

export const crlf: Variant = {
  title: ' with CRLF',
  write: (marked) => marked.replaceAll(/\r?\n/g, '\r\n'),
  message: (text) => text,
};

/** Messages that quote a keyword quote it in lower case then. */
export const lowerCase: Variant = {
  title: ' in lower case',
  write(marked) {
    const { text, ranges } = readRanges(marked);
    const lower = text.split('');
    const { instructions } = parse(text);
    for (const { keyword } of instructions.flatMap(withTriggers)) {
      for (let at = keyword.start; at < keyword.end; at++) {
        lower[at] = text.charAt(at).toLowerCase();
      }
    }
    return drawRanges(lower.join(''), ranges);
  },
  message: (text) => text.toLowerCase(),
};

function withTriggers(instruction: Instruction): readonly Instruction[] {
  const { trigger } = instruction;
  return trigger === undefined ? [instruction] : [instruction, ...withTriggers(trigger)];
}
