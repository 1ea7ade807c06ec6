import { applyEdits, mergeFixes } from '../../../server/lint/fixes.ts';
import { Linter } from '../../../server/lint/linter.ts';
import { analyze } from '../../../server/model/analyze.ts';
import { rules } from '../../../server/rules/index.generated.ts';
import type {
  ExampleContext,
  Finding,
  Fix,
  Rule,
  RuleOptions,
} from '../../../server/rules/rule.ts';
import { readRanges } from '../../../server/rules/support/marks.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { exampleContext } from '../../../server/workspace/buildContext/exampleContext.ts';
import { drawRanges } from '../../workbench/markers/markers.ts';
import { sentenceRefusals } from './metadataTester.ts';
import type { Variant } from './variants.ts';

/** A bad example has messages, a good one has none. */
export interface Example {
  readonly text: string;
  readonly messages?: readonly string[];
  readonly fixed?: string;
  readonly options?: RuleOptions;
  readonly context?: ExampleContext;
}

/** A rule, what is configured for it, and the files around. */
interface Run {
  readonly rule: Rule;
  readonly options: RuleOptions;
  readonly context: ExampleContext | undefined;
}

/**
 * What is wrong with how `rule` deals with one example, written in one way. The ids of the
 * messages it reports are added to `shown`.
 */
export function exampleRefusals(
  rule: Rule,
  example: Example,
  variant: Variant,
  shown: Set<string>,
): readonly string[] {
  const { text, ranges } = readRanges(variant.write(example.text));
  const expected = (example.messages ?? []).map((message) => variant.message(message));
  if (example.messages !== undefined && ranges.length !== expected.length) {
    return [`${ranges.length} marks but ${expected.length} messages`];
  }
  if (example.messages?.length === 0) return ['a bad example must report something'];
  if (example.messages === undefined && ranges.length > 0) return ['a good example has marks'];
  const failures: string[] = [];
  const run: Run = { rule, options: example.options ?? {}, context: example.context };
  const findings = findingsOf(run, text, shown, failures);
  if (failures.length > 0) return failures;
  const drawn = drawRanges(
    text,
    findings.map(({ focus, start, end }) => focus ?? { start, end }),
  );
  const wanted = drawRanges(text, ranges);
  if (drawn !== wanted) {
    return [`reports ${JSON.stringify(drawn)} instead of ${JSON.stringify(wanted)}`];
  }
  const messages = findings.map(({ message }) => variant.message(message));
  const wrong = messages.find((message, i) => message !== expected[i]);
  if (wrong !== undefined) {
    return [`says "${wrong}" instead of "${expected[messages.indexOf(wrong)]}"`];
  }
  const fixed = example.fixed === undefined ? undefined : variant.write(example.fixed);
  return fixRefusals(run, text, findings, fixed);
}

function fixRefusals(
  run: Run,
  text: string,
  findings: readonly Finding[],
  fixed: string | undefined,
): readonly string[] {
  const fixes = findings.flatMap((finding) => finding.fixes.slice(0, 1));
  if (fixes.length === 0) return fixed === undefined ? [] : ['has `fixed` but no fix'];
  if (fixed === undefined) return ['has a fix but no `fixed`'];
  const all = findings.flatMap((finding) => finding.fixes);
  const found = all.flatMap(({ title, mayChange }) => [
    ...sentenceRefusals(`fix "${title}"`, title),
    ...(mayChange === undefined ? [] : sentenceRefusals(`"${mayChange}"`, mayChange)),
  ]);
  const edits = mergeFixes(fixes);
  if (edits.length !== fixes.flatMap((fix) => fix.edits).length) {
    return [...found, 'the fixes of its findings touch the same text'];
  }
  const result = applyEdits(text, edits);
  if (result !== fixed) {
    found.push(`fixes to ${JSON.stringify(result)} instead of ${JSON.stringify(fixed)}`);
    return found;
  }
  const left = findings.filter((finding) => finding.fixes.length === 0).length;
  if (findingsOf(run, result, new Set(), found).length > left)
    found.push('still reports when fixed');
  return [...found, ...all.flatMap((fix) => parseRefusals(run, text, fix, findings.length))];
}

/** Each fix alone must leave a Dockerfile that parses, with one finding less. */
function parseRefusals(run: Run, text: string, fix: Fix, before: number): readonly string[] {
  const result = applyEdits(text, fix.edits);
  const failures: string[] = [];
  if (findingsOf(run, result, new Set(), failures).length >= before) {
    failures.push(`"${fix.title}" mends nothing`);
  }
  if (parse(result).problems.length > parse(text).problems.length) {
    failures.push(`"${fix.title}" leaves what does not parse: ${JSON.stringify(result)}`);
  }
  return failures;
}

function findingsOf(
  { rule, options, context }: Run,
  text: string,
  shown: Set<string>,
  failures: string[],
): readonly Finding[] {
  const watched: Rule = {
    ...rule,
    create: (context) =>
      rule.create({
        ...context,
        report(report) {
          shown.add(report.message);
          if (!Object.hasOwn(rule.messages, report.message)) {
            failures.push(`reports the unknown message "${report.message}"`);
          }
          if (
            report.at.start < 0 ||
            report.at.end > text.length ||
            report.at.start > report.at.end
          ) {
            failures.push(`reports outside the text: ${report.at.start} to ${report.at.end}`);
          }
          context.report(report);
        },
      }),
  };
  const log = {
    info: () => {},
    error: (message: string, cause?: unknown) => {
      failures.push(`${message}: ${cause instanceof Error ? cause.message : cause}`);
    },
  };
  const severity = rule.severity === 'off' ? 'warning' : rule.severity;
  const config = { severities: new Map([[rule.code, severity]]), options };
  const model = analyze(parse(text));
  const surroundings = { context: exampleContext(context, model) };
  const findings = new Linter([watched, ...othersFor(rule)], log)
    .lint(model, config, surroundings)
    .filter(({ code }) => !rule.judgesOthers || code === rule.code);
  for (const { message } of findings) {
    const hole = /\{\w+\}/.exec(message)?.[0];
    if (hole !== undefined && !text.includes(hole)) failures.push(`leaves ${hole} in its message`);
  }
  return findings;
}

/** What runs beside `rule` when it judges others. */
function othersFor(rule: Rule): readonly Rule[] {
  return rule.judgesOthers ? rules.filter(({ code }) => code !== rule.code) : [];
}
