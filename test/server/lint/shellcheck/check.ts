import { applyEdits } from '../../../../server/lint/fixes.ts';
import { ShellCheckProcess } from '../../../../server/lint/shellcheck/process.ts';
import {
  ShellCheckError,
  type ShellCheckRunner,
} from '../../../../server/lint/shellcheck/runner.ts';
import { ShellCheckLinter } from '../../../../server/lint/shellcheck/shellCheckLinter.ts';
import { analyze } from '../../../../server/model/analyze.ts';
import type { DockerfileModel } from '../../../../server/model/model.ts';
import type { Finding } from '../../../../server/rules/rule.ts';
import { parse } from '../../../../server/syntax/parse.ts';
import type { Log } from '../../../../server/workspace/ports.ts';

/** `text` with every finding's range in `[|…|]`, and the codes in their order. */
export interface Checked {
  readonly marked: string;
  readonly codes: string;
}

/** What the installed ShellCheck finds in the Dockerfile `text`. */
export async function check(text: string): Promise<Checked> {
  const findings = await findingsIn(text);
  return { marked: mark(text, findings), codes: findings.map(({ code }) => code).join(' ') };
}

export async function findingsIn(text: string): Promise<readonly Finding[]> {
  const linter = new ShellCheckLinter(new ShellCheckProcess(), new TestLog());
  return linter.lint(modelOf(text), new AbortController().signal);
}

/** `text` after the first fix of the finding of `code`. */
export async function fixed(text: string, code: string): Promise<string> {
  const finding = (await findingsIn(text)).find((one) => one.code === code);
  return applyEdits(text, finding?.fixes[0]?.edits ?? []);
}

export function modelOf(text: string): DockerfileModel {
  return analyze(parse(text));
}

export class TestLog implements Log {
  readonly lines: string[] = [];

  info(message: string): void {
    this.lines.push(`info: ${message}`);
  }

  error(message: string, cause?: unknown): void {
    const reason = cause instanceof ShellCheckError ? ` (${cause.reason}: ${cause.message})` : '';
    this.lines.push(`error: ${message}${reason}`);
  }
}

/** Notes what it is asked before `answer` answers. */
export class CountingRunner implements ShellCheckRunner {
  readonly sources: string[] = [];
  readonly #answer: (source: string, signal: AbortSignal) => Promise<string>;

  constructor(answer: (source: string, signal: AbortSignal) => Promise<string>) {
    this.#answer = answer;
  }

  run(source: string, signal: AbortSignal): Promise<string> {
    this.sources.push(source);
    return this.#answer(source, signal);
  }
}

/** Equal ranges are marked once. */
function mark(text: string, findings: readonly Finding[]): string {
  const spans = new Map(findings.map((span) => [`${span.start} ${span.end}`, span]));
  let marked = '';
  for (let at = 0; at <= text.length; at++) {
    for (const { end } of spans.values()) if (end === at) marked += '|]';
    for (const { start } of spans.values()) if (start === at) marked += '[|';
    marked += text.charAt(at);
  }
  return marked;
}
