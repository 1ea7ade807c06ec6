import { type Document, isAlias, isNode, type Node } from 'yaml';
import { nearest } from '../../rules/support/nearest.ts';
import type { ConfigProblem } from './problems.ts';

/** Collects what is wrong while values are read, each at its exact place. */
export class ValueReader {
  readonly problems: ConfigProblem[] = [];
  readonly #document: Document;
  readonly #codes: ReadonlySet<string>;
  readonly #unknownCode: ConfigProblem['severity'];
  #path: readonly string[] = [];
  #keyNode: Node | undefined;

  /** `codes`: all that rules are known by. `unknownCode`: how bad another one is. */
  constructor(
    document: Document,
    codes: ReadonlySet<string>,
    unknownCode: ConfigProblem['severity'],
  ) {
    this.#document = document;
    this.#codes = codes;
    this.#unknownCode = unknownCode;
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
    this.#add('error', at, `"${this.#path.join('.')}" ${wanted}`);
  }

  /** Says that nobody knows the key `name`. */
  unknownKey(
    name: string,
    node: Node,
    known: readonly string[],
    severity: ConfigProblem['severity'],
  ): void {
    const key = [...this.#path, name].join('.');
    const instead = nearest(name, known);
    const advice =
      instead === undefined ? `the keys are ${known.join(', ')}` : `did you mean "${instead}"?`;
    this.#add(severity, spanOf(node), `There is no key "${key}": ${advice}`);
  }

  /** Says so when no rule is known by `code`; ShellCheck's are not counted. */
  checkCode(code: string, node: Node | null): void {
    if (this.#codes.has(code) || /^SC\d{4}$/.test(code)) return;
    const instead = nearest(code, [...this.#codes]);
    const advice =
      instead === undefined ? '"longshore rules" lists them' : `did you mean "${instead}"?`;
    this.#add(this.#unknownCode, spanOf(node), `There is no rule "${code}": ${advice}`);
  }

  #add(
    severity: ConfigProblem['severity'],
    at: { readonly start: number; readonly end: number } | undefined,
    message: string,
  ): void {
    this.problems.push({ start: at?.start ?? 0, end: at?.end ?? 0, severity, message });
  }
}

function spanOf(node: Node | null | undefined): { start: number; end: number } | undefined {
  const range = node?.range;
  if (!range) return undefined;
  const [start, end] = range;
  return end > start ? { start, end } : undefined;
}
