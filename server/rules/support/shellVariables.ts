import type { VariableReference } from '../../model/model.ts';
import { readMounts } from '../../model/mounts.ts';
import type { ShellScript } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import { interpreterOf } from './commands.ts';

/** Set by the shell, by the runtime or by what it runs, without anybody's doing. */
const EVERYWHERE =
  /^(?:BASH\w*|COLUMNS|DIRSTACK|EUID|FUNCNAME|GROUPS|HISTFILE|HOME|HOSTNAME|HOSTTYPE|IFS|LANG|LC_\w+|LINENO|LINES|LOGNAME|MACHTYPE|MAIL|OLDPWD|OPTARG|OPTERR|OPTIND|OSTYPE|PATH|PIPESTATUS|PPID|PS[1-4]|PWD|RANDOM|REPLY|SECONDS|SHELL|SHELLOPTS|SHLVL|SRANDOM|TERM|TMPDIR|UID|USER|ZSH\w*|_)$/;

/**
 * Whether a POSIX shell expands the variables in the text of `instruction`: not an array without a
 * shell, not PowerShell.
 */
export function isExpandedByShell(script: ShellScript): boolean {
  if (script.kind !== 'posix') return false;
  if (script.form !== 'exec') return true;
  const program = interpreterOf(script)?.program;
  return program !== undefined && /(?:^|\/)(?:ba|da|k|z|a)?sh$/.test(program);
}

/**
 * What a shell text itself may set. Generous: a text that reads a file of the shell's or evaluates
 * something may set anything.
 */
export class ShellAssignments {
  readonly #text: string;
  readonly #mayBeAny: boolean;
  readonly #bySecrets: ReadonlySet<string>;

  /** `text`: the whole instruction, heredocs included. */
  constructor(text: string, instruction: Instruction, script: ShellScript) {
    this.#text = text;
    this.#mayBeAny = script.commands.some(({ innermost }) => LOADERS.has(innermost.program ?? ''));
    const mounts = readMounts(instruction).flatMap(({ fields }) => fields);
    this.#bySecrets = new Set(mounts.flatMap(({ key, value }) => (key === 'env' && value) || []));
  }

  maySet(name: string): boolean {
    if (this.#mayBeAny || this.#bySecrets.has(name) || EVERYWHERE.test(name)) return true;
    return new RegExp(
      `(?<![\\w$\{])${name}\\+?=|\\bfor\\s+${name}\\b|\\b(?:read|getopts|mapfile|readarray|printf\\s+-v|local|declare|typeset|select)\\b[^;|&]*\\b${name}\\b|\\(\\(\\s*${name}\\b`,
    ).test(this.#text);
  }
}

const LOADERS: ReadonlySet<string> = new Set(['.', 'source', 'eval']);

/** The text says itself what happens when the variable is not set: `${x:-a}`, `${x:+a}`, `${x?}`. */
export function isGuarded({ modifier }: VariableReference): boolean {
  return modifier !== undefined && /^:?[-+?=]$/.test(modifier);
}
