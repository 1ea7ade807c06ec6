import type { Span } from '../../syntax/nodes.ts';

/** Something wrong in a configuration file. What it stands on is left out, the rest holds. */
export interface ConfigProblem extends Span {
  /** `warning`: the file holds as it is, but something in it does nothing. */
  readonly severity: 'error' | 'warning';
  /** Sentence case, no final period. */
  readonly message: string;
}
