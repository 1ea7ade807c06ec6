import type { ExcludePattern, Threshold } from './layer.ts';

/** What is configured about a run as a whole, beside what each rule does. */
export interface RunConfig {
  /** Findings at or above it fail the run: `reaches` compares. */
  readonly failureThreshold: Threshold;
  /** Findings never fail the run. */
  readonly noFail: boolean;
  /** The names of the wanted formats, hadolint's among them, in the order of the sources. */
  readonly formats: readonly string[];
  /** `false`: no colour, wherever output goes. */
  readonly colour: boolean;
  readonly verbose: boolean;
  /** See `isExcluded`. */
  readonly exclude: readonly ExcludePattern[];
  /** The folder of the build context, absolute; `undefined`: the Dockerfile's own. */
  readonly context: string | undefined;
  /** Whether an installed ShellCheck is asked. */
  readonly shellcheck: boolean;
}

/** As if nothing were configured anywhere. */
export const defaultRunConfig: RunConfig = {
  failureThreshold: 'info',
  noFail: false,
  formats: [],
  colour: true,
  verbose: false,
  exclude: [],
  context: undefined,
  shellcheck: true,
};
