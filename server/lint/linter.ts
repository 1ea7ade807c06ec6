import type { BuildContext } from '../model/buildContext.ts';
import type { DockerfileModel } from '../model/model.ts';
import type { Finding, Handlers, Report, Rule, RuleContext, Severity } from '../rules/rule.ts';
import { ShellReader } from '../shell/reader.ts';
import { trackShell } from '../shell/shells.ts';
import type { Span } from '../syntax/nodes.ts';
import type { Log } from '../workspace/ports.ts';
import { configuredSeverity, type LintConfig } from './config.ts';
import { fillMessage } from './message.ts';
import { type Experiment, experimentsIn, failsBuild } from './suppressions/check.ts';
import { isBuildKitCode } from './suppressions/checkOptions.ts';
import { suppress } from './suppressions/suppress.ts';
import { type Visitor, walk, walkTriggers } from './walk.ts';

/** What may be known beside the model. */
export interface Surroundings {
  /** The build's files; rules about them are silent without. */
  readonly context?: BuildContext | undefined;
  /** What was read of the shell texts before. */
  readonly shells?: ShellReader;
}

/** Runs rules over models. Holds no state between runs. */
export class Linter {
  readonly #rules: readonly Rule[];
  readonly #log: Log;

  constructor(rules: readonly Rule[], log: Log) {
    this.#rules = rules;
    this.#log = log;
  }

  /**
   * What the rules find in `model`, suppressed findings left out, in the order of the text. Never
   * throws: a rule that does is logged and loses only its own findings.
   */
  lint(
    model: DockerfileModel,
    config: LintConfig,
    { context, shells = shellsOf(model) }: Surroundings = {},
  ): readonly Finding[] {
    const found: Finding[] = [];
    const shell: Given['shell'] = (instruction) => shells.read(instruction);
    const given: Given = { model, options: config.options, context, shell };
    const severities = new Severities(model, config);
    const active = this.#rules.flatMap((rule) => {
      const how = severities.of(rule);
      return how === undefined ? [] : [new RuleRun(rule, how, given, this.#log)];
    });
    walk(
      model,
      active.flatMap((run) => run.visitor()),
    );
    if (model.syntax.instructions.some(({ trigger }) => trigger !== undefined)) {
      walkTriggers(
        model,
        active.filter(({ rule }) => rule.onbuild).flatMap((run) => run.visitor()),
      );
    }
    for (const run of active) found.push(...run.findings);
    return suppress(inOrder(found), model);
  }
}

function shellsOf({ syntax, stages }: DockerfileModel): ShellReader {
  return new ShellReader(syntax.text, trackShell(stages));
}

/** What every rule of a run is given. */
type Given = Omit<RuleContext<string>, 'report'>;

/** How a rule reports, by the configuration and by what the file itself asks for. */
interface HowToReport {
  readonly severity: Severity;
  /** Of what BuildKit knows. */
  readonly buildKitSeverity: Severity;
  /** Where the file switches it on; everywhere when left out. */
  readonly within?: readonly Span[];
}

class Severities {
  readonly #config: LintConfig;
  readonly #experiments: readonly Experiment[];
  readonly #failsBuild: boolean;

  constructor(model: DockerfileModel, config: LintConfig) {
    this.#config = config;
    this.#experiments = experimentsIn(model);
    this.#failsBuild = failsBuild(model);
  }

  /** `undefined` for a rule that is off. */
  of(rule: Rule): HowToReport | undefined {
    const configured = configuredSeverity(rule, this.#config);
    const severity = configured ?? rule.severity;
    if (severity !== 'off') {
      const raised = configured === undefined && this.#failsBuild;
      return { severity, buildKitSeverity: raised ? 'error' : severity };
    }
    const within = this.#experiments
      .filter(({ matches }) => configured === undefined && matches(rule.code))
      .map(({ covers }) => covers);
    if (within.length === 0) return undefined;
    return {
      severity: 'warning',
      buildKitSeverity: this.#failsBuild ? 'error' : 'warning',
      within,
    };
  }
}

/** One rule on one model. */
class RuleRun {
  readonly rule: Rule;
  readonly #how: HowToReport;
  readonly #given: Given;
  readonly #log: Log;
  #findings: Finding[] = [];
  #failed = false;

  constructor(rule: Rule, how: HowToReport, given: Given, log: Log) {
    this.rule = rule;
    this.#how = how;
    this.#given = given;
    this.#log = log;
  }

  get findings(): readonly Finding[] {
    const { within } = this.#how;
    if (within === undefined) return this.#findings;
    return this.#findings.filter(({ start: at }) =>
      within.some(({ start, end }) => start <= at && at <= end),
    );
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
        report: (report) => this.#findings.push(this.#finding(report)),
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

  #finding({ at, focus, message, data, fixes, codes }: Report<string>): Finding {
    const { rule } = this;
    const [code = rule.code, ...aliases] = codes ?? [rule.code, ...(rule.aliases ?? [])];
    const { severity, buildKitSeverity } = this.#how;
    return {
      code,
      aliases,
      severity: [code, ...aliases].some(isBuildKitCode) ? buildKitSeverity : severity,
      message: fillMessage(rule.messages[message] ?? message, data ?? {}),
      tags: rule.tags ?? [],
      fixes: fixes ?? [],
      start: at.start,
      end: at.end,
      ...(focus && { focus }),
    };
  }
}

/** A rule's handlers in one walk; what fails in one walk is left out of all. */
class RuleVisitor implements Visitor {
  readonly handlers: Handlers;
  readonly #run: RuleRun;

  constructor(run: RuleRun, handlers: Handlers) {
    this.#run = run;
    this.handlers = handlers;
  }

  get failed(): boolean {
    return this.#run.failed;
  }

  fail(error: unknown): void {
    this.#run.fail(error);
  }
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings
    .filter(({ start, end, focus, code, message }) => {
      const key = `${start} ${end} ${focus?.start} ${focus?.end} ${code} ${message}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : 1));
}
