import type { LoadedConfig } from '../../lint/configuration/loadConfig.ts';
import type { Linted } from '../../lint/fixAll.ts';
import type { Linter, ShellCheckFindings } from '../../lint/linter.ts';
import type { ShellCheckLinter } from '../../lint/shellcheck/shellCheckLinter.ts';
import { analyze } from '../../model/analyze.ts';
import type { BuildContext } from '../../model/buildContext.ts';
import type { DockerfileModel } from '../../model/model.ts';
import { parse } from '../../syntax/parse.ts';
import type { Folders } from '../../workspace/buildContext/folders.ts';
import { readContext } from '../../workspace/buildContext/readContext.ts';

/** What there is to know about a text, and where it stands. */
export interface TextToLint {
  readonly text: string;
  /** Absolute; `undefined` when it stands nowhere. */
  readonly path: string | undefined;
  readonly config: LoadedConfig;
}

/** What looks at a text. */
export interface Tools {
  readonly linter: Linter;
  readonly shellCheck: ShellCheckLinter;
  /** Of build contexts, read once for all files. */
  readonly folders: Folders;
  /** The folder that the command runs in, absolute. */
  readonly workingFolder: string;
}

/** Everything that looks at a Dockerfile: the rules, and ShellCheck where it is wanted. */
export class TextLinter {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** All findings, in the order of the text. Never rejects; after `signal` some may be missing. */
  async lint(given: TextToLint, signal: AbortSignal): Promise<Linted> {
    const model = analyze(parse(given.text));
    const [context, shellCheck] = await Promise.all([
      this.#contextOf(model, given, signal),
      this.#askShellCheck(model, given, signal),
    ]);
    const findings = this.#tools.linter.lint(model, given.config.lint, { context, shellCheck });
    return { model, findings };
  }

  async #contextOf(
    model: DockerfileModel,
    { path, config }: TextToLint,
    signal: AbortSignal,
  ): Promise<BuildContext | undefined> {
    if (path === undefined) return undefined;
    const { folders, workingFolder } = this.#tools;
    const { context } = config.run;
    const place = { dockerfile: path, workspaceFolder: workingFolder, context };
    return readContext(model, place, folders, signal);
  }

  async #askShellCheck(
    model: DockerfileModel,
    { config }: TextToLint,
    signal: AbortSignal,
  ): Promise<ShellCheckFindings | undefined> {
    if (!config.run.shellcheck) return undefined;
    const { shellCheck } = this.#tools;
    const findings = await shellCheck.lint(model, signal);
    return { findings, complete: shellCheck.isAvailable && !signal.aborted };
  }
}
