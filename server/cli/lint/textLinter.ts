import type { LoadedConfig } from '../../lint/configuration/loadConfig.ts';
import type { Linted } from '../../lint/fixAll.ts';
import type { Linter, ShellCheckFindings } from '../../lint/linter.ts';
import type { ShellCheckLinter } from '../../lint/shellcheck/shellCheckLinter.ts';
import { analyze } from '../../model/analyze.ts';
import type { DockerfileModel } from '../../model/model.ts';
import { parse } from '../../syntax/parse.ts';

/** What there is to know about a text, and where it stands. */
export interface TextToLint {
  readonly text: string;
  /** Absolute; `undefined` when it stands nowhere. */
  readonly path: string | undefined;
  readonly config: LoadedConfig;
}

/** Everything that looks at a Dockerfile: the rules, and ShellCheck where it is wanted. */
export class TextLinter {
  readonly #linter: Linter;
  readonly #shellCheck: ShellCheckLinter | undefined;

  constructor(linter: Linter, shellCheck: ShellCheckLinter | undefined) {
    this.#linter = linter;
    this.#shellCheck = shellCheck;
  }

  /** All findings, in the order of the text. Never rejects; after `signal` some may be missing. */
  async lint({ text, config }: TextToLint, signal: AbortSignal): Promise<Linted> {
    const model = analyze(parse(text));
    const shellCheck = await this.#askShellCheck(model, config, signal);
    return { model, findings: this.#linter.lint(model, config.lint, { shellCheck }) };
  }

  async #askShellCheck(
    model: DockerfileModel,
    { run }: LoadedConfig,
    signal: AbortSignal,
  ): Promise<ShellCheckFindings | undefined> {
    if (this.#shellCheck === undefined || !run.shellcheck) return undefined;
    const findings = await this.#shellCheck.lint(model, signal);
    return { findings, complete: this.#shellCheck.isAvailable && !signal.aborted };
  }
}
