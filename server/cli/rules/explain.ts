import { exampleFixes } from '../../lint/exampleFixes.ts';
import { ruleUrl } from '../../report/ruleUrl.ts';
import type { Style } from '../../report/style.ts';
import type { BadExample, GoodExample, Rule, Source } from '../../rules/rule.ts';
import { drawUnderlines, readRanges } from '../../rules/support/marks.ts';

/** All there is to know about `rule`, one of `rules`, for a terminal. */
export function explainRule(rule: Rule, rules: readonly Rule[], style: Style): string {
  const { code, name, summary, why, sources, examples } = rule;
  const sections: readonly (readonly [title: string, text: string])[] = [
    ['Why', why.trim()],
    ['Bad', examples.bad.map(badExample).join('\n\n')],
    ['Good', examples.good.map(goodExample).join('\n\n')],
    ['Fix', fixes(rule, rules)],
    ['Configure', configure(rule)],
    ['Sources', [...sources.map(source), `Longshore: ${ruleUrl(code)}`].join('\n')],
  ];
  const body = sections.map(([title, text]) => `\n${style.bold(title)}\n${indented(text)}\n`);
  return `${style.bold(code)}: ${name}\n\n${summary}.\n${facts(rule, style)}\n${body.join('')}`;
}

function facts({ severity, category, aliases = [], onbuild }: Rule, style: Style): string {
  const given = style.severity(severity, severity);
  return [
    `${severity === 'off' ? 'Off unless configured' : `Severity: ${given}`}. Category: ${category}.`,
    aliases.length > 0 ? `Also known as ${aliases.join(' and ')}.` : '',
    onbuild ? 'Looks into ONBUILD too.' : '',
  ]
    .filter((text) => text !== '')
    .join(' ');
}

function badExample({ text, messages, fixed, note }: BadExample): string {
  const { text: plain, ranges } = readRanges(text);
  const labelled = ranges.map((range, n) => ({ ...range, label: messages[n] ?? '' }));
  const after = fixed === undefined ? '' : `\n\nFixed:\n\n${indented(fixed)}`;
  return `${noteLine(note)}${indented(drawUnderlines(plain, labelled))}${after}`;
}

function goodExample({ text, note }: GoodExample): string {
  return `${noteLine(note)}${indented(text)}`;
}

function noteLine(note: string | undefined): string {
  return note === undefined ? '' : `${note}:\n\n`;
}

function fixes(rule: Rule, rules: readonly Rule[]): string {
  const shown = exampleFixes(rule, rules).map(({ title, mayChange }) =>
    mayChange === undefined
      ? `${title}. Safe: "longshore lint --fix" does it.`
      : `${title}. Offered in editors, because something may change: ${firstLower(mayChange)}.`,
  );
  return shown.length > 0 ? shown.join('\n') : 'None: what to write is for you to decide.';
}

function configure({ code, severity }: Rule): string {
  return `In longshore.yaml:

  rules:
    ${code}: ${severity === 'off' ? 'warning' : 'off'}  # or error, warning, info, hint, off

On the command line: longshore lint ${severity === 'off' ? '--warning' : '--ignore'} ${code}

Above an instruction that is right as it is, with the reason:

  # longshore ignore=${code} the reason`;
}

function source({ tool, code, url }: Source): string {
  return `${code === undefined ? tool : `${tool} ${code}`}: ${url}`;
}

function indented(text: string): string {
  const lines = text.trimEnd().split('\n');
  return lines.map((line) => (line === '' ? '' : `  ${cut(line)}`)).join('\n');
}

/** A line that nobody reads to its end is there to be long. */
function cut(line: string): string {
  return line.length > LONGEST_LINE ? `${line.slice(0, 70)}…` : line;
}

const LONGEST_LINE = 300;

function firstLower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');
}
