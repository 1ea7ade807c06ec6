import type { DockerfileModel } from '../../model/model.ts';
import type { ShellWord } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import type { Report } from '../rule.ts';
import { firstUnpinned, type PackageCommand } from './packageCommands.ts';
import { referencesIn } from './references.ts';
import { unpinnedMessage } from './unpinned.ts';

/** A package in any version, or a module of packages in any stream, and what to say of it. */
export interface UnpinnedRpm {
  readonly word: ShellWord;
  readonly message: 'unpinned' | 'variable' | 'stream';
  readonly data: Report<string>['data'];
}

/** The first such package of `commands` of yum or dnf. Groups of packages have no version. */
export function firstUnpinnedRpm(
  versions: RpmVersions,
  instruction: Instruction,
  commands: readonly PackageCommand[],
): UnpinnedRpm | undefined {
  for (const one of commands) {
    const { args } = one.command;
    if (args.hasAny('group')) continue;
    const isModule = args.hasAny('module');
    const word = firstUnpinned([one], (each) =>
      isModule ? isStream(each) : versions.isIn(each, instruction),
    );
    if (word === undefined) continue;
    const { message, data } = unpinnedMessage(word);
    return { word, message: isModule ? 'stream' : message, data };
  }
  return undefined;
}

/** `nodejs:22`, or the subcommand itself. */
function isStream({ text }: ShellWord): boolean {
  return text === 'module' || text.includes(':');
}

/** Knows what in a word is the version of an RPM package. */
export class RpmVersions {
  readonly #model: DockerfileModel;
  #firstArgs: ReadonlyMap<string, number> | undefined;

  constructor(model: DockerfileModel) {
    this.#model = model;
  }

  /**
   * Whether `word` of `instruction` is `name-version`, an RPM file, or holds a variable that the
   * file sets.
   */
  isIn(word: ShellWord, instruction: Instruction): boolean {
    const [, ...parts] = word.text.split('-');
    if (parts.length === 0) return false;
    if (word.text.endsWith('.rpm') || this.#hasKnownVariable(word, instruction)) return true;
    return (
      parts.every((part) => /^[\w.~^:+]*$/.test(part)) && parts.some((part) => /^\d/.test(part))
    );
  }

  #hasKnownVariable(word: ShellWord, { start }: Instruction): boolean {
    if (!word.text.includes('$')) return false;
    return referencesIn(this.#model, word).some(({ name, definition, modifier }) => {
      if (modifier !== undefined) return false;
      return definition !== undefined || (this.#firstArg(name) ?? start) < start;
    });
  }

  /** Where an ARG of this name first stands, in whatever stage. */
  #firstArg(name: string): number | undefined {
    this.#firstArgs ??= firstArgs(this.#model);
    return this.#firstArgs.get(name);
  }
}

function firstArgs({ definitions }: DockerfileModel): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { name, kind, instruction } of definitions) {
    if (kind === 'arg' && !first.has(name)) first.set(name, instruction.start);
  }
  return first;
}
