import type { DockerfileModel } from '../model/model.ts';
import type { Finding, Handlers, Report, Rule, RuleContext } from '../rules/rule.ts';
import type { Log } from '../workspace/ports.ts';
import { keepingComments } from './keptComments.ts';
import { fillMessage } from './message.ts';
import { codesOf, type Severities } from './severities.ts';
import type { Visitor } from './walk.ts';

/** What every rule of a run is given. */
export type Given = Omit<RuleContext<string>, 'report'>;

/** One rule on one model. A rule that throws is logged and loses its findings, and no others. */
export class RuleRun {
  readonly rule: Rule;
  readonly #severities: Severities;
  readonly #given: Given;
  readonly #log: Log;
  #findings: Finding[] = [];
  #failed = false;
  #listener: ((finding: Finding) => void) | undefined;

  constructor(rule: Rule, severities: Severities, given: Given, log: Log) {
    this.rule = rule;
    this.#severities = severities;
    this.#given = given;
    this.#log = log;
  }

  get findings(): readonly Finding[] {
    if (this.#failed) return NONE;
    const within = this.#severities.within(this.rule);
    if (within === undefined) return this.#findings;
    return this.#findings.filter(({ start: at }) =>
      within.some(({ start, end }) => start <= at && at <= end),
    );
  }

  /** Adds what is known already of what the rule finds. */
  add(finding: Finding): void {
    this.#findings.push(finding);
  }

  /** Tells `listener` what the rule reports from now on. */
  listen(listener: (finding: Finding) => void): void {
    this.#listener = listener;
  }

  /** Whether the rule can find anything in the file. */
  isMentioned({ syntax }: DockerfileModel): boolean {
    const { mentions } = this.rule;
    return mentions === undefined || mentions.some((text) => syntax.text.includes(text));
  }

  get failed(): boolean {
    return this.#failed;
  }

  /** Handlers with a state of their own, for one walk. Empty when the rule fails to make them. */
  visitor(): readonly Visitor[] {
    if (this.#failed) return [];
    try {
      const handlers = this.rule.create({
        ...this.#given,
        report: (report) => this.#report(report),
      });
      return [new RuleVisitor(this, handlers)];
    } catch (error) {
      this.fail(error);
      return [];
    }
  }

  fail(error: unknown): void {
    this.#failed = true;
    this.#findings = [];
    this.#log.error(`Rule ${this.rule.code} failed and was left out`, error);
  }

  #report({ at, focus, message, data, fixes, codes }: Report<string>): void {
    const { rule } = this;
    const [code = rule.code, ...aliases] = codes ?? codesOf(rule);
    const severity = this.#severities.of(rule, [code, ...aliases]);
    if (severity === 'off') return;
    const finding: Finding = {
      code,
      aliases,
      severity,
      message: fillMessage(rule.messages[message] ?? message, data ?? {}),
      tags: rule.tags ?? [],
      fixes: fixes?.map((fix) => keepingComments(fix, this.#given.model)) ?? [],
      start: at.start,
      end: at.end,
      // A word of a script would keep all of the script.
      ...(focus && { focus: { start: focus.start, end: focus.end } }),
      ...(rule.judgesOthers && { comesFirst: true }),
    };
    this.#findings.push(finding);
    this.#listener?.(finding);
  }
}

const NONE: readonly Finding[] = [];

/** A rule's handlers in one walk; what fails in one walk is left out of all. */
class RuleVisitor implements Visitor {
  readonly handlers: Handlers;
  failed = false;
  readonly #run: RuleRun;

  constructor(run: RuleRun, handlers: Handlers) {
    this.#run = run;
    this.handlers = handlers;
  }

  fail(error: unknown): void {
    this.failed = true;
    this.#run.fail(error);
  }
}
