import { Args } from './args.ts';
import type { ShellWord } from './script.ts';

/** A program and what it is given. */
export interface Program {
  /** `undefined` when the shell has to expand the word first, or there is none. */
  readonly program: string | undefined;
  readonly args: Args;
}

/**
 * The program that `words` run, without the prefixes that only say how it is looked up:
 * `command`, `exec -a x`, `builtin`, `busybox`, `run`.
 */
export function programOf(words: readonly ShellWord[]): Program {
  let at = 0;
  for (;;) {
    const name = literalText(words[at]);
    const next = name === undefined ? at : behindPrefix(name, words, at + 1);
    if (next === at || words[next] === undefined)
      return { program: name, args: argsFrom(words, at + 1) };
    at = next;
  }
}

/**
 * The program that runs in the end: further without those that run another one in changed
 * circumstances (`sudo`, `env A=b`, `timeout 5`, `xargs`), and without a path.
 */
export function innermostProgram(words: readonly ShellWord[]): Program {
  let rest = words;
  for (;;) {
    const { program, args } = programOf(rest);
    if (program === undefined) return { program, args };
    const name = program.slice(program.lastIndexOf('/') + 1);
    const wrapper = WRAPPERS.get(name);
    const inner = wrapper && behindWrapper(wrapper, args.words);
    if (!inner?.length) return { program: name, args };
    rest = inner;
  }
}

function literalText(word: ShellWord | undefined): string | undefined {
  return word?.literal ? word.text : undefined;
}

/** Where the program behind the prefix `name` stands; one before `from` for no prefix. */
function behindPrefix(name: string, words: readonly ShellWord[], from: number): number {
  if (name === 'exec') {
    let at = from;
    while (words[at]?.text.startsWith('-')) at += words[at]?.text === '-a' ? 2 : 1;
    return at;
  }
  if (!PREFIXES.has(name) || words[from]?.text.startsWith('-')) return from - 1;
  return from;
}

interface Wrapper {
  readonly valueFlags: readonly string[];
  /** How many words that are no flags come before the program. */
  readonly positional: number;
}

function behindWrapper(wrapper: Wrapper, words: readonly ShellWord[]): readonly ShellWord[] {
  let left = wrapper.positional;
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    if (text === '--') continue;
    if (text.startsWith('-') && text.length > 1) {
      if (wrapper.valueFlags.includes(text)) at++;
    } else if (!/^\w+=/.test(text) && left-- === 0) return words.slice(at);
  }
  return [];
}

function argsFrom(words: readonly ShellWord[], from: number): Args {
  return new Args(words.slice(from));
}

const PREFIXES: ReadonlySet<string> = new Set(['command', 'builtin', 'busybox', 'run']);

const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map([
  wrapper('sudo', '-u -g -h -p -C -T -r -t -D -R -U --user --group --chdir'),
  wrapper('doas', '-u -C'),
  wrapper('env', '-u -C --unset --chdir'),
  wrapper('time', '-f -o --format --output'),
  wrapper('nice', '-n --adjustment'),
  wrapper('ionice', '-c -n -p'),
  wrapper('nohup', ''),
  wrapper('eatmydata', ''),
  wrapper('stdbuf', '-i -o -e'),
  wrapper('timeout', '-s -k --signal --kill-after', 1),
  wrapper('xargs', '-a -d -E -I -L -n -P -s --max-args --max-procs --delimiter --arg-file'),
  wrapper('gosu', '', 1),
  wrapper('su-exec', '', 1),
  wrapper('chroot', '', 1),
]);

function wrapper(name: string, valueFlags: string, positional = 0): [string, Wrapper] {
  return [name, { valueFlags: valueFlags.split(' '), positional }];
}
