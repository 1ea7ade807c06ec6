import type { ShellCheckFindings } from '../lint/linter.ts';
import type { ShellCheckRunner } from '../lint/shellcheck/runner.ts';
import { ShellCheckLinter } from '../lint/shellcheck/shellCheckLinter.ts';
import type { DocumentVersion } from './documents.ts';
import type { Clock, Log } from './ports.ts';

/** Makes what runs ShellCheck; `path`: the program, where it isn't the one in PATH. */
export type MakeShellCheck = (path: string | undefined) => ShellCheckRunner;

/** Who types is not asked about every letter. */
const PAUSE = 150;

/** Everything that is not known already is left out. */
const KNOWN_ONLY = AbortSignal.abort();

interface Checked {
  readonly document: DocumentVersion;
  readonly path: string | undefined;
  result: ShellCheckFindings | undefined;
  /** Ends what is under way. */
  cancel: () => void;
}

/**
 * ShellCheck on open documents. Asking answers at once with what it said before about the same
 * commands; about the others it is asked in the background, and listeners are told.
 */
export class ShellChecks {
  readonly #make: MakeShellCheck;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #linters = new Map<string | undefined, ShellCheckLinter>();
  readonly #checked = new Map<string, Checked>();
  readonly #revisions = new Map<string, number>();
  readonly #listeners: ((uri: string) => void)[] = [];

  constructor(make: MakeShellCheck, clock: Clock, log: Log) {
    this.#make = make;
    this.#clock = clock;
    this.#log = log;
  }

  /** Calls `listener` when more is known about a document. */
  listen(listener: (uri: string) => void): void {
    this.#listeners.push(listener);
  }

  /** Rises with every change that listeners are told of. */
  revisionOf(uri: string): number {
    return this.#revisions.get(uri) ?? 0;
  }

  /** What is known about `document`; what isn't is found out. */
  async of(document: DocumentVersion, path: string | undefined): Promise<ShellCheckFindings> {
    const { uri } = document;
    const before = this.#checked.get(uri);
    const isSame = before?.document === document && before.path === path;
    if (isSame && before.result) return before.result;
    const linter = this.#linter(path);
    if (!isSame) this.#check(document, path, linter);
    return { findings: await linter.lint(document.model, KNOWN_ONLY), complete: false };
  }

  close(uri: string): void {
    this.#checked.get(uri)?.cancel();
    this.#checked.delete(uri);
    this.#revisions.delete(uri);
  }

  #check(document: DocumentVersion, path: string | undefined, linter: ShellCheckLinter): void {
    const { uri } = document;
    this.#checked.get(uri)?.cancel();
    const running = new AbortController();
    const undo = this.#clock.after(PAUSE, () => {
      this.#run(checked, linter, running.signal).catch((error: unknown) =>
        this.#log.error('ShellCheck failed', error),
      );
    });
    const cancel = () => {
      undo();
      running.abort();
    };
    const checked: Checked = { document, path, result: undefined, cancel };
    this.#checked.set(uri, checked);
  }

  async #run(checked: Checked, linter: ShellCheckLinter, signal: AbortSignal): Promise<void> {
    const { uri, model, text } = checked.document;
    const known = await linter.lint(model, KNOWN_ONLY);
    const findings = await linter.lint(model, signal);
    if (signal.aborted) return;
    checked.result = { findings, complete: linter.isAvailable };
    // That it is complete matters where a suppression may be unused.
    const isNews = findings.length !== known.length || (linter.isAvailable && /SC\d{4}/.test(text));
    if (!isNews) return;
    this.#revisions.set(uri, this.revisionOf(uri) + 1);
    for (const listener of this.#listeners) listener(uri);
  }

  #linter(path: string | undefined): ShellCheckLinter {
    const known = this.#linters.get(path);
    if (known) return known;
    const made = new ShellCheckLinter(this.#make(path), this.#log);
    this.#linters.set(path, made);
    return made;
  }
}
