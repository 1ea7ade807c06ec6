import type { DockerfileModel } from '../../model/model.ts';
import type { Finding } from '../../rules/rule.ts';
import type { Log } from '../../workspace/ports.ts';
import { readComments } from './comments.ts';
import { placed, type ScriptFinding, scriptFindings } from './findings.ts';
import { ShellCheckError, type ShellCheckRunner } from './runner.ts';
import { Script } from './script.ts';
import { type ShellText, shellTexts } from './texts.ts';

/** So many scripts are remembered: thousands of files, or one very long one. */
const MAX_CACHED = 20_000;
/** What it takes to find a script again must stay small beside the script. */
const MAX_ENVIRONMENT = 2_000;
/** So many are begun at once; the runner has a limit of its own. */
const AT_ONCE = 32;
/** A tool that fails this often in a row is not asked again. */
const MAX_FAILURES = 3;

/**
 * ShellCheck on the shell texts of Dockerfiles. Remembers what it said about each text, so that
 * only changed ones are checked again, wherever they stand. Lives as long as the settings that
 * made its runner.
 */
export class ShellCheckLinter {
  readonly #runner: ShellCheckRunner;
  readonly #log: Log;
  readonly #cache = new Map<string, readonly ScriptFinding[]>();
  /** By the instructions' shapes: an instruction that only moved has the same script. */
  readonly #sources = new WeakMap<object, KnownSource>();
  #failures = 0;
  #off = false;

  constructor(runner: ShellCheckRunner, log: Log) {
    this.#runner = runner;
    this.#log = log;
  }

  /** Whether there is a tool that works, as far as it has been tried. */
  get isAvailable(): boolean {
    return !this.#off;
  }

  /**
   * ShellCheck's findings in `model`, in the order of the text, without suppressions applied. Never
   * rejects: no tool, a broken one or a slow one has no findings and leaves a line in the log; after
   * `signal` some or all are missing.
   */
  async lint(model: DockerfileModel, signal: AbortSignal): Promise<readonly Finding[]> {
    if (this.#off) return [];
    const document = model.syntax.text;
    const texts = shellTexts(model);
    const answers = texts.map((text) => this.#known(text));
    // Most often all is known, or only that is wanted.
    if (!signal.aborted) await this.#findOut(texts, answers, signal);
    const found: Finding[] = [];
    for (const [at, text] of texts.entries()) {
      for (const finding of answers[at] ?? []) {
        if (text.atStart && !mattersAtStart(finding)) continue;
        found.push(placed(finding, text.source, document));
      }
    }
    return inOrder(found);
  }

  /** Fills the gaps in `answers`, a few at a time: who cancels has little to wait for. */
  async #findOut(
    texts: readonly ShellText[],
    answers: (readonly ScriptFinding[] | undefined)[],
    signal: AbortSignal,
  ): Promise<void> {
    const left = texts.entries();
    const work = async (): Promise<void> => {
      for (const [at, text] of left) {
        if (this.#off || signal.aborted) return;
        answers[at] ??= await this.#check(text, signal);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  #known(text: ShellText): readonly ScriptFinding[] | undefined {
    const { environment } = text;
    const shape = environment.length <= MAX_ENVIRONMENT ? text.shape : undefined;
    const before = shape && this.#sources.get(shape);
    const isSame = before?.environment === environment;
    const source = isSame ? before.source : new Script(text).source;
    if (shape && !isSame) this.#sources.set(shape, { environment, source });
    const known = this.#cache.get(source);
    if (known) this.#remember(source, known);
    return known;
  }

  async #check(text: ShellText, signal: AbortSignal): Promise<readonly ScriptFinding[]> {
    const script = new Script(text);
    try {
      const comments = readComments(await this.#runner.run(script.source, signal));
      if (!comments) throw new ShellCheckError('failed', 'It printed no findings');
      this.#failures = 0;
      const findings = scriptFindings(comments, script, text.source.value);
      this.#remember(script.source, findings);
      return findings;
    } catch (error) {
      this.#failed(error, script.source);
      return [];
    }
  }

  /** The last used are the last to be forgotten. */
  #remember(source: string, findings: readonly ScriptFinding[]): void {
    this.#cache.delete(source);
    this.#cache.set(source, findings);
    const [oldest] = this.#cache.keys();
    if (this.#cache.size > MAX_CACHED && oldest !== undefined) this.#cache.delete(oldest);
  }

  #failed(error: unknown, source: string): void {
    const reason = error instanceof ShellCheckError ? error.reason : 'failed';
    if (reason === 'cancelled' || this.#off) return;
    if (reason === 'missing') {
      this.#off = true;
      this.#log.info(
        'ShellCheck is not installed: shell commands are not checked by it. Install shellcheck to see its findings in Dockerfiles',
      );
      return;
    }
    // The same text would fail again at the next keystroke.
    this.#remember(source, []);
    this.#failures++;
    if (this.#failures === 1) this.#log.error('ShellCheck left a command unchecked', error);
    if (this.#failures < MAX_FAILURES) return;
    this.#off = true;
    this.#log.info(
      `ShellCheck failed ${MAX_FAILURES} times in a row and is not asked again. Check the installed shellcheck, then reload`,
    );
  }
}

interface KnownSource {
  readonly environment: string;
  readonly source: string;
}

/**
 * The environment of a container that starts is not known, and its lists of options are split on
 * purpose: only what is wrong without doubt is told.
 */
function mattersAtStart({ code, severity }: ScriptFinding): boolean {
  return code !== 'SC2154' && (severity === 'error' || severity === 'warning');
}

/** A heredoc that a shell reads is looked at twice, as a text and as a script: one finding each. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const unique = new Map(
    findings.map((finding) => [`${finding.start} ${finding.end} ${finding.code}`, finding]),
  );
  return [...unique.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}
