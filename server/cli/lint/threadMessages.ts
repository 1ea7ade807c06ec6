import type { LintTask } from './fileLinter.ts';
import type { Outcome } from './outcome.ts';

/** What a thread is told. */
export type ToThread =
  /** `from`: the place of the first one among all. */
  | { readonly kind: 'tasks'; readonly from: number; readonly tasks: readonly LintTask[] }
  /** No more is wanted. */
  | { readonly kind: 'stop' };

/** What a thread answers to tasks: what came of each, in their order. */
export interface FromThread {
  readonly from: number;
  readonly outcomes: readonly Outcome[];
}
