import { ruleUrl } from '../../report/ruleUrl.ts';
import { Style } from '../../report/style.ts';
import { rules } from '../../rules/index.generated.ts';
import type { Rule } from '../../rules/rule.ts';
import { editDistance } from '../../rules/support/nearest.ts';
import { type CliCommand, UsageError } from '../command.ts';
import { type FlagGroup, flagsHelp, readArgs } from '../flags.ts';
import { explainRule } from '../rules/explain.ts';
import { plainRule } from '../rules/plainRule.ts';
import { rulesTable } from '../rules/table.ts';

const flags: readonly FlagGroup[] = [
  {
    title: 'Options',
    flags: [
      {
        name: 'format',
        short: 'f',
        value: 'NAME',
        help: 'How to print: text (unless told) or json',
      },
      { name: 'no-color', help: 'Use no colour, not even on a terminal' },
      { name: 'help', short: 'h', help: 'Show this' },
    ],
  },
];

export const command: CliCommand = {
  name: 'rules',
  summary: 'List the rules, or explain one',
  help: `Usage: longshore rules [options] [CODE | NAME]...

Lists all rules, or explains some: what they find and why, bad and good examples, fixes,
and how to configure them. A rule answers to each of its codes and to its name.

${flagsHelp(flags)}
Examples:
  longshore rules
  longshore rules DL3020
  longshore rules add-for-local-files
`,
  async run(args, io) {
    const given = readArgs(args, flags);
    const format = given.last('format') ?? 'text';
    if (format !== 'text' && format !== 'json') {
      throw new UsageError(`there is no format "${format}" for rules: use text or json`);
    }
    const wanted = [...new Set(given.positionals.map(ruleCalled))];
    const colour = io.colour && !given.has('no-color') && !io.machine.environment.NO_COLOR;
    const style = new Style(colour);
    if (format === 'json') {
      const shown = wanted.length === 0 ? rules : wanted;
      io.out(
        `${JSON.stringify(
          shown.map((rule) => plainRule(rule, rules)),
          undefined,
          2,
        )}\n`,
      );
    } else if (wanted.length === 0) io.out(rulesTable(rules, style));
    else io.out(wanted.map((rule) => explainRule(rule, rules, style)).join('\n\n'));
    return 0;
  },
};

/** By its code, another tool's code or its name, in any case. */
function ruleCalled(name: string): Rule {
  const wanted = name.toLowerCase();
  const found = rules.find((rule) => namesOf(rule).some((one) => one.toLowerCase() === wanted));
  if (found !== undefined) return found;
  if (/^sc\d{4}$/.test(wanted)) {
    throw new UsageError(`"${name}" is ShellCheck's: see ${ruleUrl(name.toUpperCase())}`);
  }
  const meant = similar(name).map((one) => `"${one}"`);
  const advice =
    meant.length === 0 ? '"longshore rules" lists them' : `did you mean ${meant.join(' or ')}?`;
  throw new UsageError(`there is no rule "${name}": ${advice}`);
}

const MAX_SIMILAR = 3;

/** The names of rules that `name` may be a slip of, the likeliest first. */
function similar(name: string): readonly string[] {
  const distances = rules.flatMap(namesOf).map((one) => {
    const distance = editDistance(name.toLowerCase(), one.toLowerCase());
    return { one, distance };
  });
  return distances
    .filter(({ one, distance }) => distance <= (one.length > 6 ? 3 : 1))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MAX_SIMILAR)
    .map(({ one }) => one);
}

function namesOf({ code, name, aliases = [] }: Rule): readonly string[] {
  return [code, ...aliases, name];
}
