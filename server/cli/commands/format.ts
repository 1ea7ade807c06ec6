import { resolve } from 'node:path';
import { ConfigFiles } from '../../lint/configuration/configFiles.ts';
import { emptyLayer } from '../../lint/configuration/layer.ts';
import { rules } from '../../rules/index.generated.ts';
import { type CliCommand, type CliIo, type ExitCode, UsageError } from '../command.ts';
import { flagsHelp, type GivenArgs, readArgs } from '../flags.ts';
import { EditorConfigs } from '../format/editorConfig.ts';
import { FileFormatter, type FormatTask, type Formatted } from '../format/fileFormatter.ts';
import { formatFlags } from '../format/flags.ts';
import { type ConfigSettings, Configs } from '../lint/configs.ts';
import { findTargets, type Target, type Targets } from '../lint/targets.ts';

export const command: CliCommand = {
  name: 'format',
  summary: 'Lay out Dockerfiles, without a change to what they say',
  help: `Usage: longshore format [options] [FILE | FOLDER | GLOB | -]...

Lays out Dockerfiles, and prints the names of those that changed. What a build reads stays
the same. Files are found as "longshore lint" finds them; "-" is standard input, whose text
goes to standard output. Without a name, the current folder is searched.

${flagsHelp(formatFlags)}
Options come from "format" in longshore.yaml above the Dockerfile, the indentation else from
.editorconfig, else from the file itself.

Exit codes:
  0    Done, or with --check: nothing to do
  1    With --check: a file is not formatted
  2    Wrong usage, a broken configuration, or a file that cannot be read or written;
       the others are formatted
  130  Cancelled
`,
  async run(args, io) {
    const given = readArgs(args, formatFlags);
    const targets = await targetsOf(given, io);
    const formatter = formatterFor(given, io);
    const outcomes: Formatted[] = [];
    for (const target of targets.files) {
      io.signal.throwIfAborted();
      outcomes.push(await formatter.format(await taskOf(target, given, io)));
    }
    for (const outcome of outcomes) print(outcome, given, io);
    return exitCode(targets, outcomes, given, io);
  },
};

function targetsOf({ positionals, has }: GivenArgs, io: CliIo): Promise<Targets> {
  const { workingFolder, signal } = io;
  const patterns = positionals.length === 0 ? ['.'] : positionals;
  return findTargets(patterns, { workingFolder, gitIgnore: !has('no-gitignore'), signal });
}

function formatterFor(given: GivenArgs, io: CliIo): FileFormatter {
  const { workingFolder, files, machine } = io;
  const settings = { workingFolder, configFiles: configFiles(given, io), layer: emptyLayer() };
  return new FileFormatter({
    configs: new Configs(new ConfigFiles(files, rules), machine, settings),
    editorConfigs: given.has('no-editorconfig') ? undefined : new EditorConfigs(files),
    writes: !given.has('check') && !given.has('diff'),
    workingFolder,
  });
}

function configFiles(given: GivenArgs, io: CliIo): ConfigSettings['configFiles'] {
  const path = given.last('config');
  if (!given.has('no-config')) {
    return path === undefined ? 'find' : { path: resolve(io.workingFolder, path) };
  }
  if (path !== undefined) throw new UsageError('use either "--config" or "--no-config"');
  return 'none';
}

async function taskOf({ file, path }: Target, given: GivenArgs, io: CliIo): Promise<FormatTask> {
  if (path !== undefined) return { file, path, text: undefined };
  const named = given.last('stdin-filename');
  const text = await io.stdin();
  return { file: named ?? file, path: named && resolve(io.workingFolder, named), text };
}

/** Standard input's text stands alone on standard output, so that an editor can take it. */
function print({ file, changed, diff, text }: Formatted, given: GivenArgs, io: CliIo): void {
  if (given.has('diff')) io.out(diff);
  else if (given.has('check')) io.out(changed ? `${file} is not formatted\n` : '');
  else if (text !== undefined) io.out(text);
  else if (changed) io.out(`${file}\n`);
}

/** Says each thing once. */
function exitCode(
  { problems, empty }: Targets,
  outcomes: readonly Formatted[],
  given: GivenArgs,
  io: CliIo,
): ExitCode {
  const messages = outcomes.flatMap((outcome) => outcome.messages);
  const errors = messages.filter(({ kind }) => kind === 'error').map(({ text }) => text);
  const warnings = messages.filter(({ kind }) => kind === 'warning').map(({ text }) => text);
  const missing = empty.map((folder) => `no Dockerfile in ${folder}`);
  for (const text of new Set([...problems, ...errors, ...warnings, ...missing])) {
    io.problem(`longshore: ${text}`);
  }
  if (problems.length + errors.length > 0) return 2;
  return given.has('check') && outcomes.some(({ changed }) => changed) ? 1 : 0;
}
