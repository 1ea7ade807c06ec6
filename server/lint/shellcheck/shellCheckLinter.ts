import type { DockerfileModel } from '../../model/model.ts';
import type { Finding } from '../../rules/rule.ts';
import type { Log } from '../../workspace/ports.ts';
import { readComments } from './comments.ts';
import { placed, type ScriptFinding, scriptFindings } from './findings.ts';
import { ShellCheckError, type ShellCheckRunner } from './runner.ts';
import { Script } from './script.ts';
import { type ShellText, shellTexts } from './texts.ts';

/** So many scripts are remembered: some hundred files. */
const MAX_CACHED = 2000;
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
    const found = await Promise.all(
      shellTexts(model).map(async (text) => {
        const findings = await this.#check(text, signal);
        return findings
          .filter((finding) => !text.atStart || mattersAtStart(finding))
          .map((finding) => placed(finding, text.source, document));
      }),
    );
    return inOrder(found.flat());
  }

  async #check(text: ShellText, signal: AbortSignal): Promise<readonly ScriptFinding[]> {
    const script = new Script(text);
    const known = this.#cache.get(script.source);
    if (known) {
      this.#remember(script.source, known);
      return known;
    }
    if (this.#off || signal.aborted) return [];
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
