import type { Command, ShellScript, ShellWord } from '../../shell/script.ts';
import { ownCommands } from './commands.ts';

/** One `pip install`, `pip3 install`, `pipx install` or `python -m pip install`. */
export interface PipInstall {
  readonly command: Command;
  /** The word `install`. */
  readonly install: ShellWord;
}

/** What `script` installs with pip, in the order of the text. */
export function pipInstalls(script: ShellScript): readonly PipInstall[] {
  return ownCommands(script).flatMap((command) => {
    const install = installWord(command);
    return install === undefined ? [] : [{ command, install }];
  });
}

function installWord({ program, args }: Command): ShellWord | undefined {
  if (program?.startsWith('pip') && !program.startsWith('pipenv')) return args.find('install');
  if (!program?.startsWith('python') || !args.hasSequence('-m', 'pip', 'install')) return undefined;
  return args.after('pip')?.find('install');
}
