import type { Instruction } from '../syntax/nodes.ts';
import type { ShellKind, ShellWord } from './script.ts';

/** What BuildKit runs shell forms with when no SHELL says otherwise. */
export const DEFAULT_SHELL: readonly string[] = ['/bin/sh', '-c'];

/** The language of texts run by `words`, a SHELL's: `['/bin/bash', '-o', 'pipefail', '-c']`. */
export function shellKind(words: readonly string[]): ShellKind {
  for (const word of words) {
    const kind = kindOfProgram(programName(word));
    if (kind && kind !== 'other') return kind;
  }
  // A wrapper nobody knows most often runs `sh` in the end.
  return kindOfProgram(programName(words[0] ?? '')) ?? 'posix';
}

/** The language of a script that begins with `text`'s `#!`; `undefined` without one. */
export function shebangKind(text: string): ShellKind | undefined {
  if (!text.startsWith('#!')) return undefined;
  const words = (text.slice(2).split('\n', 1)[0] ?? '').trim().split(/\s+/);
  const first = programName(words[0] ?? '');
  const name =
    first === 'env' ? programName(words.slice(1).find((word) => !/^-|=/.test(word)) ?? '') : first;
  return kindOfProgram(name) ?? 'other';
}

/** The language that `program` reads from its input or its `-c`; `undefined` for no interpreter. */
export function kindOfProgram(program: string): ShellKind | undefined {
  return (
    INTERPRETERS.get(program) ??
    (/^(python|pypy|php|lua)[\d.]+$/.test(program) ? 'other' : undefined)
  );
}

/** The last part of a path, in lower case, without `.exe`. */
export function programName(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return name.toLowerCase().replace(/\.exe$/, '');
}

/**
 * The word that `program`, called with `args`, runs as its script: `sh -ec TEXT`,
 * `su user -c TEXT`. `undefined` when there is none, or it is no POSIX shell.
 */
export function scriptWord(program: string, args: readonly ShellWord[]): ShellWord | undefined {
  if (!isShell(program)) return undefined;
  for (let at = 0; at < args.length; at++) {
    const text = args[at]?.text ?? '';
    if (/^-[a-zA-Z]*c$/.test(text) || (program === 'su' && text === '--command')) {
      // Options may stand between `-c` and the text: `bash -c -e TEXT`.
      return args.slice(at + 1).find((word) => !word.text.startsWith('-'));
    }
    if (/^[-+][a-zA-Z]*[oO]$/.test(text) || text === '--rcfile' || text === '--init-file') at++;
    else if (program !== 'su' && !/^[-+]/.test(text)) return undefined;
  }
  return undefined;
}

/** `program`, called with `args`, runs what it reads from its input: no `-c`, no file. */
export function readsInput(program: string, args: readonly ShellWord[]): boolean {
  for (let at = 0; at < args.length; at++) {
    const text = args[at]?.text ?? '';
    if (text === '-' || /^-[a-zA-Z]*s$/.test(text)) return true;
    if (!/^[-+]/.test(text) || /^-[a-zA-Z]*c$/.test(text)) return false;
    if (/^[-+][a-zA-Z]*[oO]$/.test(text)) at++;
  }
  return kindOfProgram(program) !== undefined;
}

/** Runs the text behind its `-c`. */
export function isShell(name: string): boolean {
  return name === 'su' || INTERPRETERS.get(name) === 'posix';
}

/** One stage, as far as its shell is concerned; a model's `Stage` is one. */
export interface ShellStage {
  readonly instructions: readonly Instruction[];
  readonly parent: ShellStage | undefined;
}

/**
 * The SHELL in force at each instruction of `stages`: the default, or what the stage it is built
 * on ended with, until a SHELL changes it. Stages come after their parents, as in a file.
 */
export function trackShell(
  stages: readonly ShellStage[],
): (instruction: Instruction) => readonly string[] {
  const shells = new Map<Instruction, readonly string[]>();
  const ends = new Map<ShellStage, readonly string[]>();
  for (const stage of stages) {
    let shell = (stage.parent && ends.get(stage.parent)) ?? DEFAULT_SHELL;
    for (const instruction of stage.instructions) {
      shells.set(instruction, shell);
      shell = shellAfter(shell, instruction);
    }
    ends.set(stage, shell);
  }
  return (instruction) => shells.get(instruction) ?? DEFAULT_SHELL;
}

/** The SHELL in force behind `instruction`. */
export function shellAfter(shell: readonly string[], instruction: Instruction): readonly string[] {
  const items = instruction.name === 'SHELL' ? instruction.json?.items : undefined;
  return items?.length ? items.map((item) => item.value) : shell;
}

const INTERPRETERS = interpreters({
  posix: 'sh bash dash ash zsh ksh mksh busybox',
  powershell: 'pwsh pwsh-preview powershell',
  cmd: 'cmd',
  other:
    'python pypy perl ruby node nodejs deno bun php lua awk fish csh tcsh xonsh nu elvish ' +
    'rscript tclsh osh ysh make',
});

function interpreters(names: Readonly<Record<ShellKind, string>>): ReadonlyMap<string, ShellKind> {
  const kinds: readonly ShellKind[] = ['posix', 'powershell', 'cmd', 'other'];
  return new Map(
    kinds.flatMap((kind) => names[kind].split(' ').map((name) => [name, kind] as const)),
  );
}
