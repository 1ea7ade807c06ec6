import { shebangWords } from './dialect.ts';
import type { ShellText } from './texts.ts';

/** A place as ShellCheck gives it: lines and columns from 1, columns in code points. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * What ShellCheck is given for a shell text: `#!`, one `export NAME=1` for every variable in scope,
 * and the text, whose places it finds again.
 */
export class Script {
  /** The whole of it. Two texts with the same one have the same findings. */
  readonly source: string;
  readonly #value: string;
  readonly #linesBefore: number;
  #lineStarts: readonly number[] | undefined;

  constructor({ source, dialect, names }: ShellText) {
    const head = [
      `#!/bin/${dialect.name}${dialect.exitsOnError ? ' -e' : ''}`,
      ...directivesAtHead(source.value),
      ...names.map((name) => `export ${name}=1`),
    ];
    this.#value = source.value;
    this.#linesBefore = head.length;
    // A second `#!` would be a finding of its own.
    const body = shebangWords(source.value) ? `# ${source.value.slice(2)}` : source.value;
    this.source = `${head.join('\n')}\n${body}\n`;
  }

  /** The index into the text; `undefined` for a place before it. */
  indexOf({ line, column }: Place): number | undefined {
    const row = line - this.#linesBefore - 1;
    if (row < 0) return undefined;
    this.#lineStarts ??= lineStarts(this.#value);
    const start = this.#lineStarts[row];
    if (start === undefined) return this.#value.length;
    const end = (this.#lineStarts[row + 1] ?? this.#value.length + 1) - 1;
    return Math.min(behind(this.#value, start, column - 1), end);
  }
}

/**
 * The `# shellcheck …` lines before the first command. They hold for the whole file only where
 * nothing stands before them, our own lines included.
 */
function directivesAtHead(text: string): readonly string[] {
  const [head = ''] = /^(?:[ \t]*(?:#.*)?\n)*/.exec(text) ?? [];
  return head.split('\n').filter((line) => /^[ \t]*#[ \t]*shellcheck[ \t]/.test(line));
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The index `count` code points behind `start`. */
function behind(text: string, start: number, count: number): number {
  let at = start;
  for (let left = count; left > 0 && at < text.length; left--) {
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  return at;
}
