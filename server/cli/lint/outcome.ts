import type { FileReport } from '../../report/report.ts';

/** What came of one file; plain data, so that threads can pass it on. */
export interface Outcome {
  /** `undefined` when the file was not linted, for the reason in `messages` or on purpose. */
  readonly report: FileReport | undefined;
  /** A finding is as severe as the threshold of the file's configuration. */
  readonly fails: boolean;
  /** What is to be said beside the findings. */
  readonly messages: readonly Message[];
  /** What fixes changed, or would change; empty for nothing. */
  readonly diff: string;
  /** Standard input with its fixes. */
  readonly fixedText: string | undefined;
}

/** `error`: something asked for could not be done. `info`: for those who want to know. */
export interface Message {
  readonly kind: 'error' | 'warning' | 'info';
  readonly text: string;
}
