import type { Slice } from './split.ts';

export interface JsonSlice extends Slice {
  readonly items: readonly JsonItemSlice[];
}

export interface JsonItemSlice extends Slice {
  readonly value: string;
}

/**
 * The JSON array of strings that fills `text` from `from` to `to`; `undefined` when it is anything
 * else, in which case BuildKit reads the arguments as shell text.
 */
export function readJsonArray(text: string, from: number, to: number): JsonSlice | undefined {
  if (text.charCodeAt(from) !== 91) return undefined;
  const items: JsonItemSlice[] = [];
  let at = skipJsonSpace(text, from + 1, to);
  if (text.charCodeAt(at) === 93) return closed(text, from, at, to, items);
  while (at < to) {
    const item = readString(text, at, to);
    if (item === undefined) return undefined;
    items.push(item);
    at = skipJsonSpace(text, item.to, to);
    const code = text.charCodeAt(at);
    if (code === 93) return closed(text, from, at, to, items);
    if (code !== 44) return undefined;
    at = skipJsonSpace(text, at + 1, to);
  }
  return undefined;
}

function closed(
  text: string,
  from: number,
  bracket: number,
  to: number,
  items: readonly JsonItemSlice[],
): JsonSlice | undefined {
  if (bracket >= to || skipJsonSpace(text, bracket + 1, to) !== to) return undefined;
  return { from, to: bracket + 1, items };
}

function readString(text: string, from: number, to: number): JsonItemSlice | undefined {
  if (text.charCodeAt(from) !== 34) return undefined;
  let plain = true;
  for (let at = from + 1; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code < 32) return undefined;
    if (code === 92) {
      plain = false;
      at++;
    } else if (code === 34) {
      const value = plain ? text.slice(from + 1, at) : decode(text.slice(from, at + 1));
      return value === undefined ? undefined : { from, to: at + 1, value };
    }
  }
  return undefined;
}

function decode(literal: string): string | undefined {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function skipJsonSpace(text: string, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 10 && code !== 13) break;
    at++;
  }
  return at;
}
