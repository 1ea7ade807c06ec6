import { type ParsedScript, parse } from 'unbash';

export type { ParsedScript };

/** What is wrong with a shell text, as the parser says it, and where. */
export interface BashProblem {
  readonly message: string;
  readonly index: number;
}

export interface BashText {
  /** `undefined` when the text is nested too deeply to be read. */
  readonly script: ParsedScript | undefined;
  readonly problem: BashProblem | undefined;
}

/** Nobody writes deeper; the parser's time grows with it. */
const MAX_NESTING = 60;

/**
 * Reads `text` as POSIX shell or bash. Never throws; broken text gives what stands before the
 * error. The only importer of `unbash`'s parser: it guards it.
 */
export function parseBash(text: string): BashText {
  if (isTooDeep(text)) return { script: undefined, problem: tooDeep };
  try {
    const script = parse(text);
    const error = script.errors?.[0];
    return { script, problem: error && { message: error.message, index: error.pos } };
  } catch (error) {
    return { script: undefined, problem: { message: String(error), index: 0 } };
  }
}

const tooDeep: BashProblem = { message: 'nested too deeply', index: 0 };

function isTooDeep(text: string): boolean {
  if (text.length < 2 * MAX_NESTING) return false;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 40 || code === 123) {
      if (++depth > MAX_NESTING) return true;
    } else if ((code === 41 || code === 125) && depth > 0) depth--;
  }
  return false;
}
