import { ConfigFiles } from '../../lint/configuration/configFiles.ts';
import type { LoadedConfig } from '../../lint/configuration/loadConfig.ts';
import type { FileReport } from '../../report/report.ts';
import { rules } from '../../rules/index.generated.ts';
import { type CliCommand, type CliIo, type ExitCode, UsageError } from '../command.ts';
import { flagsHelp } from '../flags.ts';
import { writeConfiguration } from '../init/writeConfiguration.ts';
import { configMessages } from '../lint/configMessages.ts';
import { Configs } from '../lint/configs.ts';
import { formatsHelp, lintFlags } from '../lint/flags.ts';
import { lintAll } from '../lint/lintAll.ts';
import { type LintOptions, readOptions } from '../lint/options.ts';
import type { Message, Outcome } from '../lint/outcome.ts';
import { findFormat, type Output, outputsOf } from '../lint/outputs.ts';
import { printRun } from '../lint/printRun.ts';
import { findTargets, type Targets } from '../lint/targets.ts';

export const command: CliCommand = {
  name: 'lint',
  summary: 'Find problems in Dockerfiles, and fix them',
  help: `Usage: longshore lint [options] [FILE | FOLDER | GLOB | -]...

Finds problems in Dockerfiles. A folder is searched for files called Dockerfile or
Containerfile, with anything before or behind (api.Dockerfile, Dockerfile.dev); what
.gitignore excludes, node_modules and linked folders are left out. "-" is standard
input. Without a name, the current folder is searched.

${flagsHelp(lintFlags)}
Formats:
${formatsHelp()}
Configuration comes from longshore.yaml above the Dockerfile, from .hadolint.yaml where
hadolint looks for it, and from hadolint's environment variables. Flags are stronger.

Exit codes:
  0    Nothing found, or less severe than the failure threshold
  1    Findings at or above the failure threshold
  2    Wrong usage, a broken configuration, or a file that cannot be read or written;
       the others are linted and printed
  130  Cancelled
`,
  async run(args, io) {
    const options = readOptions(args, io.workingFolder, rules);
    if (options.init) return writeConfiguration(io);
    const config = await configOfRun(options, io);
    const { outputs, messages } = outputsFor(options, config);
    const { workingFolder, signal } = io;
    const { patterns, gitIgnore } = options;
    const targets = await findTargets(patterns, { workingFolder, gitIgnore, signal });
    if (options.filePathInReport !== undefined && targets.files.length > 1) {
      throw new UsageError('"--file-path-in-report" names one file, but there are several to lint');
    }
    const edits = outputs.some(({ format }) => format.needsEdits) ? 'keep' : 'leave out';
    const outcomes = await lintAll(targets.files, { ...options, edits }, io);
    const said = [
      ...options.warnings.map((text) => ({ kind: 'warning', text }) as const),
      ...messages,
      ...configMessages(config),
      ...targetMessages(targets),
      ...outcomes.flatMap((outcome) => outcome.messages),
    ];
    tell(said, config, io);
    const reports = reportsOf(outcomes, options);
    const failed = printRun({ outcomes, reports, outputs, colour: config.run.colour }, io);
    tell(failed, config, io);
    return exitCode([...said, ...failed], outcomes, outputs);
  },
};

/** What is configured for the run as a whole, in the folder where it takes place. */
function configOfRun(options: LintOptions, io: CliIo): Promise<LoadedConfig> {
  const settings = { ...options, workingFolder: io.workingFolder };
  return new Configs(new ConfigFiles(io.files, rules), io.machine, settings).of(undefined);
}

interface Outputs {
  readonly outputs: readonly Output[];
  readonly messages: readonly Message[];
}

/** A format that a configuration asks for in vain is no reason to lint nothing. */
function outputsFor(options: LintOptions, { run }: LoadedConfig): Outputs {
  if (options.formats.length > 0) {
    return { outputs: outputsOf(options.formats, options.outputs), messages: [] };
  }
  const known = run.formats.filter((name) => findFormat(name) !== undefined);
  const unknown = run.formats.filter((name) => findFormat(name) === undefined);
  const messages = unknown.map((name) => {
    const text = `the configuration asks for the format "${name}", which there is not`;
    return { kind: 'warning', text } as const;
  });
  return { outputs: outputsOf(known, options.outputs), messages };
}

function targetMessages({ problems, empty }: Targets): readonly Message[] {
  return [
    ...problems.map((text) => ({ kind: 'error', text }) as const),
    ...empty.map((folder) => ({ kind: 'warning', text: `no Dockerfile in ${folder}` }) as const),
  ];
}

function reportsOf(outcomes: readonly Outcome[], options: LintOptions): readonly FileReport[] {
  const { filePathInReport: file } = options;
  return outcomes.flatMap(({ report }) => {
    if (report === undefined) return [];
    return [file === undefined ? report : { ...report, file }];
  });
}

/** Says each thing once. */
function tell(messages: readonly Message[], { run }: LoadedConfig, io: CliIo): void {
  const shown = messages.filter(({ kind }) => kind !== 'info' || run.verbose);
  for (const text of new Set(shown.map((message) => message.text)))
    io.problem(`longshore: ${text}`);
}

function exitCode(
  messages: readonly Message[],
  outcomes: readonly Outcome[],
  outputs: readonly Output[],
): ExitCode {
  if (messages.some(({ kind }) => kind === 'error')) return 2;
  if (outputs.some(({ format }) => format.neverFails)) return 0;
  return outcomes.some(({ fails }) => fails) ? 1 : 0;
}
