import { parseArgs } from 'node:util';
import { VERSION } from '../version.generated.ts';
import { type CliCommand, type CliIo, type ExitCode, UsageError } from './command.ts';

/** Runs the command that `args` name and answers with the exit code. Never rejects. */
export async function run(
  args: readonly string[],
  commands: readonly CliCommand[],
  io: CliIo,
): Promise<ExitCode> {
  try {
    return await dispatch(args, commands, io);
  } catch (error) {
    if (io.signal.aborted) return CANCELLED;
    if (isUsageError(error)) {
      io.problem(`longshore: ${error.message}`);
      io.problem('Run "longshore --help" for what it takes');
    } else {
      io.log.error('longshore failed, which is a bug in it', error);
    }
    return 2;
  }
}

/** As shells report a program that was interrupted. */
const CANCELLED = 130;

async function dispatch(
  args: readonly string[],
  commands: readonly CliCommand[],
  io: CliIo,
): Promise<ExitCode> {
  const [first, ...rest] = args;
  const command = commands.find(({ name }) => name === first);
  if (command !== undefined) {
    if (asksForHelp(rest)) {
      io.out(command.help);
      return 0;
    }
    return command.run(rest, io);
  }
  if (first !== undefined && !first.startsWith('-')) {
    throw new UsageError(`there is no command "${first}": ${namesOf(commands)}`);
  }
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'v' },
    },
  });
  if (values.version) {
    io.out(`${VERSION}\n`);
    return 0;
  }
  if (values.help) {
    io.out(overview(commands));
    return 0;
  }
  throw new UsageError(`a command is missing: ${namesOf(commands)}`);
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  return options.includes('--help') || options.includes('-h');
}

function namesOf(commands: readonly CliCommand[]): string {
  return `use ${commands.map(({ name }) => `"${name}"`).join(' or ')}`;
}

function overview(commands: readonly CliCommand[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}\n`);
  return `Longshore ${VERSION}: Dockerfiles, looked at closely

Usage: longshore COMMAND [options]

Commands:
${rows.join('')}
Options:
  -h, --help     Show this, or what a command takes
  -v, --version  Show the version

Exit codes: 0 nothing found, 1 findings, 2 wrong usage or an unreadable file, 130 cancelled
`;
}

/** Ours, or one of `parseArgs`. */
function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS');
}
