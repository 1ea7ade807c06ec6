import type { ReportSource } from '../../report/report.ts';
import type { FixMode, LintOptions } from './options.ts';

/** What linting one file depends on beside the file; plain data, so that threads can be given it. */
export interface LintSettings extends Pick<LintOptions, 'configFiles' | 'layer'> {
  /** Absolute. */
  readonly workingFolder: string;
  readonly fix: FixMode;
  /** Whether a format tells what fixes edit. */
  readonly edits: ReportSource['edits'];
  /** How many ShellChecks run at a time, in each thread. */
  readonly shellChecks: number;
}
