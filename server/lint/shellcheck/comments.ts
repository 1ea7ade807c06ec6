import type { Place } from './script.ts';

/** One finding as ShellCheck prints it. */
export interface ShellCheckComment {
  readonly code: number;
  readonly level: 'error' | 'warning' | 'info' | 'style';
  readonly message: string;
  readonly from: Place;
  readonly to: Place;
  readonly replacements: readonly Replacement[];
}

export interface Replacement {
  readonly from: Place;
  readonly to: Place;
  readonly text: string;
  /** What an insertion belongs to: the text before it, or the text behind it. */
  readonly sticksTo: 'before' | 'behind';
  /** The depth of what is replaced: inner replacements have the higher one. */
  readonly precedence: number;
}

/** Reads the output of `--format=json1`; `undefined` when it is something else. */
export function readComments(output: string): readonly ShellCheckComment[] | undefined {
  const { comments } = record(parseJson(output));
  if (!Array.isArray(comments)) return undefined;
  const read: ShellCheckComment[] = [];
  for (const item of comments) {
    const comment = readComment(record(item));
    if (!comment) return undefined;
    read.push(comment);
  }
  return read;
}

type Json = Readonly<Record<string, unknown>>;

const LEVELS = ['error', 'warning', 'info', 'style'] as const;

function readComment(item: Json): ShellCheckComment | undefined {
  const { code, message, fix } = item;
  const range = readRange(item);
  const level = LEVELS.find((one) => one === item.level);
  if (!range || !level || typeof code !== 'number' || typeof message !== 'string') return undefined;
  return { code, level, message, ...range, replacements: readReplacements(record(fix)) };
}

/** None when one of them can't be read: half a fix is worse than none. */
function readReplacements({ replacements }: Json): readonly Replacement[] {
  if (!Array.isArray(replacements)) return [];
  const read: Replacement[] = [];
  for (const item of replacements.map(record)) {
    const range = readRange(item);
    const { replacement, insertionPoint, precedence } = item;
    if (!range || typeof replacement !== 'string') return [];
    read.push({
      ...range,
      text: replacement,
      sticksTo: insertionPoint === 'beforeStart' ? 'before' : 'behind',
      precedence: typeof precedence === 'number' ? precedence : 0,
    });
  }
  return read;
}

function readRange(item: Json): { readonly from: Place; readonly to: Place } | undefined {
  const { line, column, endLine, endColumn } = item;
  if (!isCount(line) || !isCount(column) || !isCount(endLine) || !isCount(endColumn)) {
    return undefined;
  }
  return { from: { line, column }, to: { line: endLine, column: endColumn } };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

/** The properties of `value`; none when it is no object. */
function record(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
