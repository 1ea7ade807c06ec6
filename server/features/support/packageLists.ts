import { PACKAGE_MANAGERS } from '../../facts/packageManagers.ts';
import type { Command, ShellScript, ShellWord } from '../../shell/script.ts';

/** The packages that one command installs by name. */
export interface PackageList {
  readonly command: Command;
  /** The package manager's name in the facts: `pip` for `pip3` too. */
  readonly manager: string;
  /** In the order of the text. Flags and their values may stand between. */
  readonly packages: readonly ShellWord[];
}

/** Managers whose packages are plain names, in whatever order. */
const NAMES: ReadonlySet<string> = new Set([
  ...[
    'apt-get',
    'apt',
    'aptitude',
    'apk',
    'yum',
    'dnf',
    'microdnf',
    'zypper',
    'pip',
    'npm',
    'yarn',
  ],
]);

/**
 * What `script` installs by name, command by command. Commands in a text of its own (`sh -c "…"`) and
 * in JSON are left out.
 */
export function packageLists(script: ShellScript): readonly PackageList[] {
  if (script.form === 'exec') return [];
  return script.ownCommands.flatMap((command) => {
    const list = command.via === script.interpreter ? packageList(command) : undefined;
    return list === undefined || list.packages.length === 0 ? [] : [list];
  });
}

function packageList(command: Command): PackageList | undefined {
  const { program, args } = command.innermost;
  const manager = program === 'pip3' ? 'pip' : program;
  const fact = manager === undefined ? undefined : PACKAGE_MANAGERS.get(manager);
  if (manager === undefined || fact === undefined || !NAMES.has(manager)) return undefined;
  const [subcommand, ...packages] = args.positional(fact.valueFlags);
  if (subcommand === undefined || !fact.install.includes(subcommand.text)) return undefined;
  return { command, manager, packages };
}
