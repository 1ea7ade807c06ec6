import { programName, shellKind } from '../../shell/shells.ts';

/** How a text is run: ShellCheck's name of the language, and what the shell was told. */
export interface Dialect {
  readonly name: 'sh' | 'bash' | 'dash' | 'ksh';
  /** `-e` is given: the script ends at the first command that fails. */
  readonly exitsOnError: boolean;
}

/**
 * The dialect of texts run by `words`, a SHELL's or those behind `#!`. `undefined` for PowerShell,
 * cmd, and all that ShellCheck doesn't read. A wrapper is looked through:
 * `conda run -n base /bin/bash -c` is bash.
 */
export function dialectOf(words: readonly string[]): Dialect | undefined {
  const kind = shellKind(words);
  if (kind === 'powershell' || kind === 'cmd') return undefined;
  for (const [at, word] of words.entries()) {
    const name = shellCheckName(programName(word));
    if (name) return { name, exitsOnError: exitsOnError(words.slice(at + 1)) };
  }
  return undefined;
}

/** The words behind `#!` on the first line of `text`; `undefined` without one. */
export function shebangWords(text: string): readonly string[] | undefined {
  if (!text.startsWith('#!')) return undefined;
  const [line = ''] = text.slice(2).split('\n', 1);
  return line.trim().split(/\s+/);
}

function shellCheckName(program: string): Dialect['name'] | undefined {
  switch (program) {
    case 'sh':
    case 'bash':
    case 'dash':
    case 'ksh':
      return program;
    case 'ash':
    case 'busybox':
      // Debian's almquist shell is the nearest that every version of ShellCheck knows.
      return 'dash';
    default:
      return undefined;
  }
}

function exitsOnError(options: readonly string[]): boolean {
  return options.some(
    (word, at) =>
      /^-[a-zA-Z]*e/.test(word) ||
      (word === 'errexit' && /^-[a-zA-Z]*o$/.test(options[at - 1] ?? '')),
  );
}
