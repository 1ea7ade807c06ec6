import { ConfigFiles } from '../../lint/configuration/configFiles.ts';
import type { Machine } from '../../lint/configuration/places.ts';
import { Linter } from '../../lint/linter.ts';
import { ShellCheckProcess } from '../../lint/shellcheck/process.ts';
import { ShellCheckLinter } from '../../lint/shellcheck/shellCheckLinter.ts';
import { rules } from '../../rules/index.generated.ts';
import { Folders } from '../../workspace/buildContext/folders.ts';
import type { FileSystem } from '../../workspace/ports.ts';
import { Configs } from './configs.ts';
import { FileLinter, type LintTask } from './fileLinter.ts';
import { MessageLog } from './messageLog.ts';
import type { Outcome } from './outcome.ts';
import type { LintSettings } from './settings.ts';
import { TextLinter } from './textLinter.ts';

/** What a linter is given of the outside, in whatever thread it works. */
export interface Surroundings {
  readonly files: FileSystem;
  readonly machine: Machine;
}

export type LintOne = (task: LintTask, signal: AbortSignal) => Promise<Outcome>;

/** Everything that is needed to lint files as `settings` say, put together. */
export function makeLinter(settings: LintSettings, { files, machine }: Surroundings): LintOne {
  const log = new MessageLog();
  const shellCheck = new ShellCheckLinter(
    new ShellCheckProcess({ concurrency: settings.shellChecks }),
    log,
  );
  const tools = {
    linter: new Linter(rules, log),
    shellCheck,
    folders: new Folders(files),
    workingFolder: settings.workingFolder,
  };
  const linter = new FileLinter(
    settings,
    new Configs(new ConfigFiles(files, rules), machine, settings),
    new TextLinter(tools),
  );
  return async (task, signal) => {
    const outcome = await linter.lint(task, signal);
    return { ...outcome, messages: [...outcome.messages, ...log.take()] };
  };
}
