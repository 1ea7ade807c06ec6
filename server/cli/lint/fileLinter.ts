import { readFileSync } from 'node:fs';
import { isExcluded } from '../../lint/configuration/exclusion.ts';
import { reaches } from '../../lint/configuration/layer.ts';
import type { LoadedConfig } from '../../lint/configuration/loadConfig.ts';
import { type FixedText, fixAll, type Linted } from '../../lint/fixAll.ts';
import { type FileReport, reportOf } from '../../report/report.ts';
import type { Finding } from '../../rules/rule.ts';
import { configMessages } from './configMessages.ts';
import type { Configs } from './configs.ts';
import { reasonOf } from './failures.ts';
import type { Message, Outcome } from './outcome.ts';
import { replaceFile } from './replaceFile.ts';
import type { LintSettings } from './settings.ts';
import type { Target } from './targets.ts';
import type { TextLinter } from './textLinter.ts';
import { unifiedDiff } from './unifiedDiff.ts';

/** A file to lint. */
export interface LintTask extends Target {
  /** Standard input's; `path` only says then whose configuration holds. */
  readonly text: string | undefined;
}

/** From a file's name to what came of it. */
export class FileLinter {
  readonly #settings: LintSettings;
  readonly #configs: Configs;
  readonly #linter: TextLinter;

  constructor(settings: LintSettings, configs: Configs, linter: TextLinter) {
    this.#settings = settings;
    this.#configs = configs;
    this.#linter = linter;
  }

  /** Lints, and fixes as the settings say. Never rejects. */
  async lint(task: LintTask, signal: AbortSignal): Promise<Outcome> {
    const config = await this.#configs.of(task.path);
    const messages: Message[] = [...configMessages(config)];
    const { fix } = this.#settings;
    const fixedText = fix === 'write' ? task.text : undefined;
    const nothing = { report: undefined, fails: false, messages, diff: '', fixedText };
    if (task.path !== undefined && isExcluded(task.path, config.run.exclude)) {
      messages.push({ kind: 'info', text: `${task.file} is excluded by the configuration` });
      return nothing;
    }
    const read = this.#read(task, messages);
    if (read === undefined) return nothing;
    const lint = (text: string) => this.#linter.lint({ text, path: task.path, config }, signal);
    if (fix === 'none' || !read.fixable) {
      const { model, findings } = await lint(read.text);
      const report = this.#report(task, { model, findings });
      return { ...nothing, report, fails: fails(findings, config) };
    }
    const fixed = await fixAll(read.text, lint);
    if (signal.aborted) return nothing;
    const written = fix === 'preview' || this.#write(task, read, fixed, messages);
    // What could not be written is as it was.
    const left = written ? fixed : await lint(read.text);
    const report: FileReport = {
      ...this.#report(task, left),
      ...(written && { fixed: { codes: fixed.fixed, preview: fix === 'preview' } }),
    };
    return {
      report,
      fails: fails(left.findings, config),
      messages,
      diff: fix === 'preview' ? unifiedDiff(task.file, read.text, fixed.change.edits) : '',
      fixedText: fixedText === undefined ? undefined : fixed.change.after,
    };
  }

  #report({ file }: LintTask, { model, findings }: Linted): FileReport {
    return reportOf({ file, lines: model.lines, edits: this.#settings.edits }, findings);
  }

  /** `undefined` when it can't be read, which `messages` has been told then. */
  #read({ file, path, text }: LintTask, messages: Message[]): ReadText | undefined {
    if (text !== undefined || path === undefined) {
      return { text: text ?? '', bytes: undefined, fixable: true };
    }
    try {
      const bytes = readFileSync(path);
      const decoded = bytes.toString('utf8');
      const fixable = this.#settings.fix === 'none' || Buffer.from(decoded).equals(bytes);
      if (!fixable) messages.push(notFixed(file, 'it is no UTF-8 text'));
      return { text: decoded, bytes, fixable };
    } catch (error) {
      messages.push({ kind: 'error', text: `cannot read ${file}: ${reasonOf(error)}` });
      return undefined;
    }
  }

  /** Whether it was written, or needed not be. */
  #write(
    { file, path }: LintTask,
    { bytes, text }: ReadText,
    { change }: FixedText,
    messages: Message[],
  ): boolean {
    if (path === undefined || bytes === undefined || change.after === text) return true;
    const within = this.#settings.workingFolder;
    const why = attempt(() => replaceFile({ path, before: bytes, text: change.after, within }));
    if (why !== undefined) messages.push(notFixed(file, why));
    return why === undefined;
  }
}

interface ReadText {
  readonly text: string;
  /** Of a file. */
  readonly bytes: Buffer | undefined;
  /** It is text, so that it can be written back. */
  readonly fixable: boolean;
}

function notFixed(file: string, why: string): Message {
  return { kind: 'error', text: `cannot fix ${file}: ${why}` };
}

function attempt(write: () => string | undefined): string | undefined {
  try {
    return write();
  } catch (error) {
    return reasonOf(error);
  }
}

function fails(findings: readonly Finding[], { run }: LoadedConfig): boolean {
  if (run.noFail) return false;
  return findings.some(({ severity }) => reaches(severity, run.failureThreshold));
}
