import { isBlank, skipSpace } from '../syntax/chars.ts';
import type { Instruction, Span } from '../syntax/nodes.ts';
import {
  type ArrayFault,
  ArrayReader,
  type Fault,
  PLAIN_WORD,
  quotesAround,
} from './arrayReader.ts';

/** The first fault of such arguments, and the edits that mend all those of its kind. */
export interface BrokenArray {
  readonly fault: ArrayFault;
  readonly at: Span;
  /** None where nobody can tell what is meant. */
  readonly edits: readonly (Span & { readonly newText: string })[];
}

const TAKES_JSON = new Set(['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'RUN', 'SHELL', 'VOLUME']);

/**
 * What keeps the arguments of `instruction` from being the JSON array that they are meant for.
 * `undefined` when they are one, or when nothing says that they are meant for one: `[ -f a ]` is a
 * test of the shell.
 */
export function readBrokenArray(instruction: Instruction): BrokenArray | undefined {
  const { name, json, body, argsIndex } = instruction;
  if (json !== undefined) return undefined;
  const { value: text } = body;
  let from = argsIndex;
  if (name === 'HEALTHCHECK') {
    while (from < text.length && !isBlank(text.charCodeAt(from))) from++;
    from = skipSpace(text, from, text.length);
  } else if (!TAKES_JSON.has(name)) return undefined;
  if (text.charAt(from) !== '[') return undefined;
  const fault = isArrayOfAnything(text.slice(from))
    ? nonString(text, from)
    : new ArrayReader(text, from, name === 'RUN' || name === 'HEALTHCHECK').read();
  if (fault === undefined) return undefined;
  return {
    fault: fault.fault,
    at: body.span(fault.from, fault.to),
    edits: fault.edits.map(({ from: start, to, newText }) => ({
      ...body.span(start, to),
      newText,
    })),
  };
}

function isArrayOfAnything(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

/** The first item of a JSON array that is no string. */
function nonString(text: string, from: number): Fault {
  let at = from + 1;
  for (;;) {
    while (', \t\n\r'.includes(text.charAt(at))) at++;
    if (text.charAt(at) !== '"') break;
    at = endOfString(text, at);
  }
  let depth = 0;
  let to = at;
  for (; to < text.length; to++) {
    const char = text.charAt(to);
    if (char === '"') to = endOfString(text, to) - 1;
    else if (char === '[' || char === '{') depth++;
    else if (depth === 0 && (char === ',' || char === ']')) break;
    else if (char === ']' || char === '}') depth--;
  }
  const end = at + text.slice(at, to).trimEnd().length;
  const isPlain = PLAIN_WORD.test(text.slice(at, end));
  const edits = isPlain ? quotesAround({ from: at, to: end }) : [];
  return { fault: 'non-string', from: at, to: end, edits };
}

function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return at + 1;
}
