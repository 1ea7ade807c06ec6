import { parseArgs } from 'node:util';
import { nearest } from '../rules/support/nearest.ts';
import { UsageError } from './command.ts';
import { wrap } from './wrap.ts';

/** `--name`, `-n`, `--name VALUE`. */
export interface Flag {
  readonly name: string;
  /** One letter. */
  readonly short?: string;
  /** What stands for its value in the help; a flag without it takes none. */
  readonly value?: string;
  /** What it does, for the help: imperative, without a final period. */
  readonly help: string;
}

/** Flags that belong together, in the help too. */
export interface FlagGroup {
  readonly title: string;
  readonly flags: readonly Flag[];
}

/** What was given on a command line. */
export interface GivenArgs {
  readonly positionals: readonly string[];
  has(flag: string): boolean;
  /** Every value of a flag, in order. */
  all(flag: string): readonly string[];
  /** The last value of a flag. */
  last(flag: string): string | undefined;
}

/** Reads `args`. Throws `UsageError` for flags that `groups` do not have, with the one meant. */
export function readArgs(args: readonly string[], groups: readonly FlagGroup[]): GivenArgs {
  const flags = groups.flatMap((group) => group.flags);
  refuseUnknown(args, flags);
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: optionsOf(flags),
  });
  const all = (flag: string): readonly string[] => {
    const value = values[flag];
    return Array.isArray(value) ? value.map(String) : [];
  };
  return {
    positionals,
    has: (flag) => values[flag] !== undefined,
    all,
    last: (flag) => all(flag).at(-1),
  };
}

/** The part of a command's help that tells its flags. */
export function flagsHelp(groups: readonly FlagGroup[]): string {
  const width = Math.max(...groups.flatMap(({ flags }) => flags.map((flag) => left(flag).length)));
  return groups
    .map(({ title, flags }) => {
      const rows = flags.flatMap((flag) =>
        wrap(flag.help, HELP_WIDTH - width - 4).map(
          (line, n) => `  ${(n === 0 ? left(flag) : '').padEnd(width)}  ${line}\n`,
        ),
      );
      return `${title}:\n${rows.join('')}`;
    })
    .join('\n');
}

const HELP_WIDTH = 100;

function left({ name, short, value }: Flag): string {
  return `${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`;
}

function optionsOf(flags: readonly Flag[]) {
  return Object.fromEntries(
    flags.map(({ name, short, value }) => {
      const kind = value ? { type: 'string', multiple: true } : { type: 'boolean' };
      return [name, { ...kind, ...(short && { short }) } as const];
    }),
  ) as Record<string, { type: 'string' | 'boolean'; multiple?: boolean; short?: string }>;
}

/** `parseArgs` would tell, but not what was meant. */
function refuseUnknown(args: readonly string[], flags: readonly Flag[]): void {
  const options = optionsOf(flags);
  const { tokens } = parseArgs({ args: [...args], strict: false, tokens: true, options });
  for (const token of tokens) {
    if (token.kind !== 'option' || Object.hasOwn(options, token.name)) continue;
    const names = flags.map(({ name }) => name);
    const meant = token.rawName.startsWith('--') ? nearest(token.name, names) : undefined;
    const advice = meant === undefined ? '' : `: did you mean "--${meant}"?`;
    throw new UsageError(`there is no option "${token.rawName}"${advice}`);
  }
}
