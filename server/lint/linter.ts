import type { BuildContext } from '../model/buildContext.ts';
import type { DockerfileModel } from '../model/model.ts';
import type { Finding, Rule, ToldSuppressions } from '../rules/rule.ts';
import { ShellReader } from '../shell/reader.ts';
import { trackShell } from '../shell/shells.ts';
import type { Instruction } from '../syntax/nodes.ts';
import type { Log } from '../workspace/ports.ts';
import type { LintConfig } from './config.ts';
import type { Basis, InstructionMemory } from './instructionMemory.ts';
import { type Given, RuleRun } from './ruleRun.ts';
import { codesOf, Severities } from './severities.ts';
import { judge } from './suppressions/judge.ts';
import { readSuppressions } from './suppressions/read.ts';
import { silence } from './suppressions/silence.ts';
import type { Suppressions } from './suppressions/suppression.ts';
import { tellSuppressions, walk, walkTriggers } from './walk.ts';

/** What may be known beside the model. */
export interface Surroundings {
  /** The build's files; rules about them are silent without. */
  readonly context?: BuildContext | undefined;
  /** What was read of the shell texts before. */
  readonly shells?: ShellReader;
  /** What was found in an earlier version of the same document. */
  readonly memory?: InstructionMemory;
  /** What ShellCheck says, if it is asked. */
  readonly shellCheck?: ShellCheckFindings | undefined;
}

export interface ShellCheckFindings {
  readonly findings: readonly Finding[];
  /** It has said all; until then nobody can tell that a suppression is unused. */
  readonly complete: boolean;
}

/** Runs rules over models. Holds no state between runs. */
export class Linter {
  readonly #rules: readonly Rule[];
  readonly #codes: ReadonlySet<string>;
  readonly #log: Log;

  constructor(rules: readonly Rule[], log: Log) {
    this.#rules = rules;
    this.#codes = new Set(rules.flatMap(codesOf));
    this.#log = log;
  }

  /**
   * What the rules and ShellCheck find in `model`, as configured, suppressed findings left out, in
   * the order of the text. Never throws: a rule that does is logged and loses only its own findings.
   */
  lint(
    model: DockerfileModel,
    config: LintConfig,
    { context, shells = shellsOf(model), memory, shellCheck }: Surroundings = {},
  ): readonly Finding[] {
    const shell: Given['shell'] = (instruction) => shells.read(instruction);
    const given: Given = { model, options: config.options, context, shell };
    const severities = new Severities(model, config);
    const active = this.#rules
      .filter((rule) => severities.isActive(rule))
      .map((rule) => new RuleRun(rule, severities, given, this.#log));
    const shellName = (instruction: Instruction) => shells.shellName(instruction);
    const asked = severities.asked;
    const basis = asked === undefined ? undefined : { config, severities: asked, shellName };
    walkAll(model, active, memory && basis && { memory, basis });
    const found = active.flatMap((run) => run.findings);
    for (const finding of shellCheck?.findings ?? []) {
      const configured = severities.configured(finding);
      if (configured) found.push(configured);
    }
    const suppressions = readSuppressions(model, {
      isKnown: (code) => this.#codes.has(code),
      disableIgnorePragma: config.disableIgnorePragma ?? false,
    });
    const { left, used } = silence(inOrder(found), suppressions.heard);
    const judges = active.filter(({ rule }) => rule.judgesOthers);
    if (judges.length === 0 || isEmpty(suppressions)) return left;
    const isJudged = judgedCodes(active, config, shellCheck?.complete ?? false);
    const told = judge(model, suppressions, used, { codes: this.#codes, isJudged });
    const verdicts = verdictsOf(judges, told);
    if (verdicts.length === 0) return left;
    return inOrder([...left, ...silence(verdicts, suppressions.heard).left]);
  }
}

function shellsOf({ syntax, stages }: DockerfileModel): ShellReader {
  return new ShellReader(syntax.text, trackShell(stages));
}

interface Remembering {
  readonly memory: InstructionMemory;
  readonly basis: Basis;
}

function walkAll(model: DockerfileModel, runs: readonly RuleRun[], known?: Remembering): void {
  const others = runs.filter((run) => !run.rule.judgesOthers && run.isMentioned(model));
  const wide = known ? others.filter(({ rule }) => rule.scope !== 'instruction') : others;
  walk(
    model,
    wide.flatMap((run) => run.visitor()),
  );
  known?.memory.walk(
    model,
    runs.filter(({ rule }) => rule.scope === 'instruction'),
    known.basis,
  );
  if (model.syntax.instructions.some(({ trigger }) => trigger !== undefined)) {
    walkTriggers(
      model,
      others.filter(({ rule }) => rule.onbuild).flatMap((run) => run.visitor()),
    );
  }
}

/** What the judges among the rules find in the comments that silence others. */
function verdictsOf(judges: readonly RuleRun[], told: ToldSuppressions): readonly Finding[] {
  tellSuppressions(
    judges.flatMap((run) => run.visitor()),
    told,
  );
  return inOrder(judges.flatMap((run) => run.findings));
}

/** Tells of a code whether all that has it has been looked for here. */
function judgedCodes(
  runs: readonly RuleRun[],
  { severities }: LintConfig,
  shellCheckIsComplete: boolean,
): (code: string) => boolean {
  const codes = new Set(
    runs
      .filter(({ rule, failed }) => !failed && !rule.judgesOthers && !rule.needsOutside)
      .flatMap(({ rule }) => codesOf(rule)),
  );
  return (code) => {
    if (severities.get(code) === 'off') return false;
    return codes.has(code) || (shellCheckIsComplete && /^SC\d{4}$/.test(code));
  };
}

function isEmpty({ heard, unheard }: Suppressions): boolean {
  return heard.length === 0 && unheard.length === 0;
}

/** Sorted, and each once. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const kept: Finding[] = [];
  /** What is kept of those that begin and end where the last one does: in a heredoc, thousands. */
  let known = new Set<string>();
  for (const finding of findings.toSorted(compare)) {
    const before = kept.at(-1);
    if (before === undefined || compare(before, finding) !== 0) known = new Set();
    const key = keyOf(finding);
    if (known.has(key)) continue;
    known.add(key);
    kept.push(finding);
  }
  return kept;
}

function compare(a: Finding, b: Finding): number {
  return a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}

/** Tells it from others of its code at its place. */
function keyOf({ focus, message }: Finding): string {
  return focus ? `${focus.start} ${focus.end} ${message}` : message;
}
