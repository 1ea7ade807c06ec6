import { type Document, isAlias, isNode, type Node } from 'yaml';
import { nearest } from '../../rules/support/nearest.ts';
import type { ConfigProblem } from './problems.ts';

/** Collects what is wrong while values are read, each at its exact place. */
export class ValueReader {
  readonly problems: ConfigProblem[] = [];
  readonly #document: Document;
  readonly #text: string;
  readonly #codes: ReadonlySet<string>;
  readonly #unknown: ConfigProblem['severity'];
  #path: readonly string[] = [];
  #keyNode: Node | undefined;

  /** `codes`: all that rules are known by. `unknown`: how bad another one is, or another key. */
  constructor(
    document: Document,
    text: string,
    codes: ReadonlySet<string>,
    unknown: ConfigProblem['severity'],
  ) {
    this.#document = document;
    this.#text = text;
    this.#codes = codes;
    this.#unknown = unknown;
  }

  /** What an alias stands for, everything else as it is. */
  resolve(value: unknown): Node | null {
    if (!isNode(value)) return null;
    return isAlias(value) ? (value.resolve(this.#document) ?? null) : value;
  }

  /** Runs `read` for the value of `key`; problems name it. */
  within<T>(key: string, read: () => T, keyNode?: Node): T {
    const before = { path: this.#path, keyNode: this.#keyNode };
    this.#path = [...this.#path, key];
    this.#keyNode = keyNode ?? this.#keyNode;
    try {
      return read();
    } finally {
      this.#path = before.path;
      this.#keyNode = before.keyNode;
    }
  }

  /** Says that the value at hand is unusable; it stands on the key when nothing is written. */
  refuse(node: Node | null, wanted: string): undefined {
    const at = spanOf(node) ?? spanOf(this.#keyNode);
    const what = this.#path.length === 0 ? 'A configuration' : `"${this.#path.join('.')}"`;
    this.#add('error', at, `${what} ${wanted}`);
  }

  /** Says that the key `name` comes again below. */
  overridden(name: string, node: Node): void {
    const key = [...this.#path, name].join('.');
    this.#add('warning', spanOf(node), `"${key}" comes twice: only the last one counts`);
  }

  /** Says that nobody knows the key `name`. */
  unknownKey(name: string, node: Node, known: readonly string[]): void {
    const key = [...this.#path, name].join('.');
    const instead = nearest(name, known);
    const advice =
      instead === undefined ? `the keys are ${known.join(', ')}` : `did you mean "${instead}"?`;
    this.#add(this.#unknown, spanOf(node), `There is no key "${key}": ${advice}`);
  }

  /** Says so when no rule is known by `code`; ShellCheck's are not counted. */
  checkCode(code: string, node: Node | null): void {
    if (this.#codes.has(code) || /^SC\d{4}$/.test(code)) return;
    const instead = nearest(code, [...this.#codes]);
    const advice =
      instead === undefined ? '"longshore rules" lists them' : `did you mean "${instead}"?`;
    this.#add(this.#unknown, spanOf(node), `There is no rule "${code}": ${advice}`);
  }

  #add(
    severity: ConfigProblem['severity'],
    at: { readonly start: number; readonly end: number } | undefined,
    message: string,
  ): void {
    const { start, end } = at ?? { start: 0, end: 0 };
    this.problems.push({ start, end: firstLine(this.#text, start, end), severity, message });
  }
}

/** The end of the first line of what lies from `start` to `end`. */
export function firstLine(text: string, start: number, end: number): number {
  const length = text.slice(start, end).search(/\s*[\r\n]/);
  return length < 0 ? end : start + length;
}

function spanOf(node: Node | null | undefined): { start: number; end: number } | undefined {
  const range = node?.range;
  if (!range) return undefined;
  const [start, end] = range;
  return end > start ? { start, end } : undefined;
}
