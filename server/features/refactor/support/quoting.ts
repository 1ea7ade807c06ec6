import type { Command, ShellWord } from '../../../shell/script.ts';

/** Characters that mean themselves to every POSIX shell, wherever they stand in an argument. */
const PLAIN = /^[\w@%+:,./-][\w@%+:,./=-]*$/;

/** `text` as one word of a POSIX shell. */
export function shellWord(text: string): string {
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** What a shell does itself, as far as somebody may write it where a program could stand. */
const BUILTINS: ReadonlySet<string> = new Set([
  ...['!', '.', ':', '[[', 'alias', 'bg', 'break', 'builtin', 'case', 'cd', 'command', 'compgen'],
  ...['complete', 'continue', 'coproc', 'declare', 'dirs', 'do', 'done', 'elif', 'else', 'esac'],
  ...['eval', 'exec', 'exit', 'export', 'fc', 'fg', 'fi', 'for', 'function', 'getopts', 'hash'],
  ...['help', 'history', 'if', 'in', 'jobs', 'kill', 'let', 'local', 'logout', 'mapfile', 'popd'],
  ...['pushd', 'pwd', 'read', 'readarray', 'readonly', 'return', 'select', 'set', 'shift', 'shopt'],
  ...['source', 'suspend', 'then', 'time', 'times', 'trap', 'type', 'typeset', 'ulimit', 'umask'],
  ...['unalias', 'unset', 'until', 'wait', 'while', '{', '}'],
]);

/** Programs that shells have built in too, and which do the same as long as nothing is escaped. */
const TWINS: ReadonlySet<string> = new Set(['[', 'echo', 'false', 'printf', 'test', 'true']);

/** Whether it makes no difference if a shell runs `words` or they are run without one. */
export function runsAlike([program, ...args]: readonly string[]): boolean {
  if (program === undefined || program === '' || BUILTINS.has(program)) return false;
  if (!TWINS.has(program)) return true;
  return args.every((arg) => !arg.includes('\\') && !/^-[a-zA-Z]/.test(arg));
}

/**
 * The words of a command as a program gets them; `undefined` when a shell has something to do for
 * them: variables, patterns, redirections, its own commands.
 */
export function execWords(command: Command): readonly ShellWord[] | undefined {
  if (command.redirects.length > 0 || command.assignments.length > 0) return undefined;
  const [first, second] = command.words;
  const isExec = first?.text === 'exec' && second !== undefined && !second.text.startsWith('-');
  const words = isExec ? command.words.slice(1) : command.words;
  if (!words.every((word) => word.literal && !hasPattern(word))) return undefined;
  return runsAlike(words.map(({ text }) => text)) ? words : undefined;
}

/** Outside of quotes: file names, `~`, braces that bash expands. */
function hasPattern({ raw }: ShellWord): boolean {
  const bare = raw.replace(/'[^']*'|"(?:\\.|[^"\\])*"|\\./gs, '_');
  return /[*?[]|(?:^|[=:])~|\{[^}]*(?:,|\.\.)/.test(bare);
}
