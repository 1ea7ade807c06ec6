import { EngineError } from './errors.ts';

/** The error for an answer of another shape altogether; `expected` as in "a list of containers". */
export function badAnswer(expected: string): EngineError {
  return new EngineError('badAnswer', `The Engine's answer is not ${expected}`);
}
