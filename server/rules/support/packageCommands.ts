import { PACKAGE_MANAGERS } from '../../facts/packageManagers.ts';
import type { Command, ShellScript, ShellWord } from '../../shell/script.ts';
import type { Span } from '../../syntax/nodes.ts';
import type { TextEdit } from '../rule.ts';
import { fromProgram, insertWord, ownCommands } from './commands.ts';

/** A package manager at work: `apt-get -q install …`. */
export interface PackageCommand {
  readonly command: Command;
  readonly program: string;
  /** The word that says what it does: `install`. */
  readonly subcommand: ShellWord;
}

/** The commands of `script` that run one of `programs`, in the order of the text. */
export function commandsOf(script: ShellScript, ...programs: readonly string[]): Command[] {
  if (!script.runs(programs)) return [];
  return ownCommands(script).filter(
    ({ program }) => program !== undefined && programs.includes(program),
  );
}

/** Those of them that have a word that is one of `subcommands`, wherever it stands. */
export function packageCommands(
  script: ShellScript,
  programs: readonly string[],
  subcommands: readonly string[],
): PackageCommand[] {
  const found: PackageCommand[] = [];
  if (!script.runs(programs)) return found;
  for (const command of ownCommands(script)) {
    const { program, args } = command;
    if (program === undefined || !programs.includes(program)) continue;
    const subcommand = args.words.find(({ text }) => subcommands.includes(text));
    if (subcommand !== undefined) found.push({ command, program, subcommand });
  }
  return found;
}

/** The words that name packages: no flags, no values of flags, and not the subcommand. */
export function packagesOf({ command, program, subcommand }: PackageCommand): ShellWord[] {
  return command.args
    .positional(PACKAGE_MANAGERS.get(program)?.valueFlags)
    .filter(({ text }) => text !== subcommand.text);
}

/** The first package that the commands name and that `isFixed` does not let pass. */
export function firstUnpinned(
  commands: readonly PackageCommand[],
  isFixed: (word: ShellWord) => boolean,
): ShellWord | undefined {
  for (const command of commands) {
    const word = packagesOf(command).find((each) => !isFixed(each));
    if (word) return word;
  }
  return undefined;
}

/** Whether `command` has a flag that keeps its package manager from asking. */
export function assumesYes({ command, program }: PackageCommand): boolean {
  return command.args.hasFlag(...(PACKAGE_MANAGERS.get(program)?.assumeYes ?? []));
}

/** From the name of the program to the subcommand. */
export function spanOf({ command, subcommand }: PackageCommand): Span {
  return fromProgram(command, subcommand);
}

/** Gives each of `commands` the word `text` behind its subcommand. */
export function insertBehindSubcommand(
  script: ShellScript,
  commands: readonly PackageCommand[],
  text: string,
): TextEdit[] {
  return commands.map(({ subcommand }) => insertWord(script, { word: subcommand, text }));
}
