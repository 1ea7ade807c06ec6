import type { DockerfileModel } from '../model/model.ts';
import type { Finding, Fix, Rule } from '../rules/rule.ts';
import { lineBreakOf } from '../rules/support/lineBreaks.ts';
import type { Instruction, Span } from '../syntax/nodes.ts';
import type { LintConfig } from './config.ts';
import type { RuleRun } from './ruleRun.ts';
import { InstructionWalk } from './walk.ts';

/** What findings in single instructions depend on beside the instruction. */
export interface Basis {
  readonly config: LintConfig;
  /** What the file itself asks for. */
  readonly severities: string;
  /** Names the SHELL in force. */
  readonly shellName: (instruction: Instruction) => string;
}

/**
 * What the rules that look at single instructions found in the last version of one document. An
 * instruction that is still there, moved or not, is not taken through them again. Holds as much as
 * that version has instructions.
 */
export class InstructionMemory {
  #known: Known = NOTHING;
  #config: LintConfig | undefined;
  #rest = '';

  /** Takes `runs`, of rules whose scope is an instruction, through `model`. */
  walk(model: DockerfileModel, runs: readonly RuleRun[], basis: Basis): void {
    const known = this.#knownOn(model, basis);
    const next = new Map<object, Remembered>();
    const byRule = new Map(runs.map((run) => [run.rule, run]));
    let found: Found[] = [];
    let walk: InstructionWalk | undefined;
    for (const instruction of model.syntax.instructions) {
      const { shape, start } = instruction;
      const shell = basis.shellName(instruction);
      const isWhole = instruction.heredocs.length === 0;
      const old = isWhole ? (next.get(shape) ?? known.get(shape)) : undefined;
      if (old?.shell === shell) {
        const here = moved(old, start);
        for (const { rule, finding } of here.found) byRule.get(rule)?.add(finding);
        next.set(shape, here);
        continue;
      }
      walk ??= startWalk(model, runs, (one) => found.push(one));
      walk.visit(instruction);
      if (isWhole) next.set(shape, { shell, start, found });
      found = [];
    }
    // A rule that failed has lost its findings: what it would have found is not known.
    this.#known = runs.some(({ failed }) => failed) ? NOTHING : next;
  }

  #knownOn({ syntax }: DockerfileModel, { config, severities }: Basis): Known {
    const rest = `${severities} ${lineBreakOf(syntax.text)}`;
    const isSame = config === this.#config && rest === this.#rest;
    this.#config = config;
    this.#rest = rest;
    return isSame ? this.#known : NOTHING;
  }
}

interface Remembered {
  readonly shell: string;
  /** Where the instruction begins. */
  readonly start: number;
  readonly found: readonly Found[];
}

/** By the instructions' shapes. */
type Known = ReadonlyMap<object, Remembered>;

interface Found {
  readonly rule: Rule;
  readonly finding: Finding;
}

const NOTHING: Known = new Map();

function startWalk(
  model: DockerfileModel,
  runs: readonly RuleRun[],
  tell: (found: Found) => void,
): InstructionWalk {
  for (const run of runs) run.listen((finding) => tell({ rule: run.rule, finding }));
  return new InstructionWalk(
    runs.filter((run) => run.isMentioned(model)).flatMap((run) => run.visitor()),
  );
}

function moved(remembered: Remembered, start: number): Remembered {
  const by = start - remembered.start;
  if (by === 0) return remembered;
  const { shell, found } = remembered;
  if (found.length === 0) return { shell, start, found };
  return {
    shell,
    start,
    found: found.map(({ rule, finding }) => ({ rule, finding: movedFinding(finding, by) })),
  };
}

function movedFinding(finding: Finding, by: number): Finding {
  const { start, end, focus, fixes } = finding;
  return {
    ...finding,
    start: start + by,
    end: end + by,
    ...(focus && { focus: movedSpan(focus, by) }),
    fixes: fixes.length === 0 ? fixes : fixes.map((fix) => movedFix(fix, by)),
  };
}

function movedFix(fix: Fix, by: number): Fix {
  return { ...fix, edits: fix.edits.map((edit) => ({ ...edit, ...movedSpan(edit, by) })) };
}

function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
