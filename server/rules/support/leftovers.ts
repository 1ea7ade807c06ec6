import type { Command, ShellScript } from '../../shell/script.ts';
import { ownCommands } from './commands.ts';
import type { PackageCommand } from './packageCommands.ts';

/**
 * The first of `fills`, commands of `script` that leave something behind, unless from there on one
 * `cleans` it. What is filled again later is not looked at.
 */
export function firstLeft(
  script: ShellScript,
  [first]: readonly PackageCommand[],
  cleans: (command: Command) => boolean,
): PackageCommand | undefined {
  if (first === undefined) return undefined;
  const commands = ownCommands(script);
  return commands.slice(commands.indexOf(first.command)).some(cleans) ? undefined : first;
}

/**
 * Whether `command` deletes one of `folders` or all that is in it, or anything with `rm -rf`. What
 * that deletes is not asked: a RUN with one of them knows what it leaves behind.
 */
export function deletes({ program, args }: Command, ...folders: readonly string[]): boolean {
  if (program !== 'rm') return false;
  return args.words.some(
    ({ text }) => text === '-rf' || folders.includes(text.replace(/[/*]{1,3}$/, '')),
  );
}
