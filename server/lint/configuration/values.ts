import { isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import type { LabelType } from '../../rules/rule.ts';
import type { JsonSchema, KnownCodes } from './jsonSchema.ts';
import { LABEL_TYPES, labelType } from './labelTypes.ts';
import type { ValueReader } from './reader.ts';

/** A kind of value: how it is read from YAML, and how JSON Schema tells it. */
export interface ValueKind<T> {
  schema(known: KnownCodes): JsonSchema;
  /** `undefined` when it is unusable, which the reader has been told then. */
  read(node: Node | null, reader: ValueReader): T | undefined;
}

export const flag: ValueKind<boolean> = {
  schema: () => ({ type: 'boolean' }),
  read(node, reader) {
    if (isScalar(node) && typeof node.value === 'boolean') return node.value;
    return reader.refuse(node, 'must be true or false');
  },
};

export const word: ValueKind<string> = {
  schema: () => ({ type: 'string', minLength: 1 }),
  read(node, reader) {
    const text = textOf(node);
    return text ? text : reader.refuse(node, 'must be a text');
  },
};

/** A whole number from `least` to `most`. */
export function count(least: number, most: number): ValueKind<number> {
  return {
    schema: () => ({ type: 'integer', minimum: least, maximum: most }),
    read(node, reader) {
      const value = isScalar(node) ? node.value : undefined;
      const fits = typeof value === 'number' && Number.isInteger(value);
      if (fits && least <= value && value <= most) return value;
      return reader.refuse(node, `must be a whole number from ${least} to ${most}`);
    },
  };
}

/** One of the names of `choices`, for what it stands for. */
export function choice<T>(choices: Readonly<Record<string, T>>): ValueKind<T> {
  const names = Object.keys(choices);
  return {
    // `true` without quotes is no text to a schema.
    schema: () => ({
      enum: names.map((name) => (name === 'true' || name === 'false' ? name === 'true' : name)),
    }),
    read(node, reader) {
      const text = textOf(node);
      if (text !== undefined && Object.hasOwn(choices, text)) return choices[text];
      return reader.refuse(node, `must be one of ${names.join(', ')}`);
    },
  };
}

export const words: ValueKind<readonly string[]> = listOf(word, 'must be a list of texts');

export const codes: ValueKind<readonly string[]> = listOf(
  {
    schema: (known) => ({
      anyOf: [
        { enum: [...known.keys()], enumDescriptions: [...known.values()] },
        { type: 'string', pattern: '^SC\\d{4}$' },
      ],
    }),
    read(node, reader) {
      const text = textOf(node);
      if (!text) return reader.refuse(node, 'must be the code of a rule');
      reader.checkCode(text, node);
      return text;
    },
  },
  'must be a list of codes',
);

/** Named values, those that are unusable left out. */
export function mapOf<T>(
  value: ValueKind<T>,
  wanted: string,
  keys: {
    schema(known: KnownCodes): JsonSchema;
    accepts(key: string, node: Node, reader: ValueReader): boolean;
  },
): ValueKind<ReadonlyMap<string, T>> {
  return {
    schema: (known) => keys.schema(known),
    read(node, reader) {
      if (!isMap(node)) return reader.refuse(node, wanted);
      const read = new Map<string, T>();
      for (const [key, keyNode, valueNode] of entriesOf(node.items, reader)) {
        if (!keys.accepts(key, keyNode, reader)) continue;
        const one = reader.within(
          key,
          () => value.read(reader.resolve(valueNode), reader),
          keyNode,
        );
        if (one !== undefined) read.set(key, one);
      }
      return read;
    },
  };
}

/** Keys that each have a kind of value of their own; those that are missing or unusable are left out. */
export function record<T extends object>(
  wanted: string,
  keys: {
    readonly [Key in keyof T]: { readonly description: string; readonly kind: ValueKind<T[Key]> };
  },
): ValueKind<Partial<T>> {
  const known = Object.entries<{ description: string; kind: ValueKind<unknown> }>(keys);
  return {
    schema: (codesKnown) => ({
      type: 'object',
      properties: Object.fromEntries(
        known.map(([name, { description, kind }]) => [
          name,
          { description, ...kind.schema(codesKnown) },
        ]),
      ),
      additionalProperties: false,
    }),
    read(node, reader) {
      if (!isMap(node)) return reader.refuse(node, wanted);
      const read: Record<string, unknown> = {};
      const kinds = new Map(known.map(([name, { kind }]) => [name, kind]));
      for (const [name, keyNode, valueNode] of entriesOf(node.items, reader)) {
        const kind = kinds.get(name);
        if (kind === undefined) {
          reader.unknownKey(name, keyNode, [...kinds.keys()]);
          continue;
        }
        const value = reader.within(
          name,
          () => kind.read(reader.resolve(valueNode), reader),
          keyNode,
        );
        if (value !== undefined) read[name] = value;
      }
      return read as Partial<T>;
    },
  };
}

export const labels: ValueKind<ReadonlyMap<string, LabelType>> = mapOf(
  {
    schema: () => ({ enum: LABEL_TYPES }),
    read(node, reader) {
      const text = isScalar(node) && node.value === null ? '' : textOf(node);
      const type = text === undefined ? undefined : labelType(text);
      return type ?? reader.refuse(node, `must be one of ${LABEL_TYPES.join(', ')}`);
    },
  },
  'must name labels with the types of their values',
  {
    schema: () => ({ type: 'object', additionalProperties: { enum: ['', ...LABEL_TYPES] } }),
    accepts: () => true,
  },
);

/** The pairs of a map by key; of a key that comes twice, the last one. */
export function entriesOf(
  items: readonly Pair[],
  reader: ValueReader,
): readonly (readonly [key: string, keyNode: Scalar, value: unknown])[] {
  const entries = new Map<string, readonly [string, Scalar, unknown]>();
  for (const { key, value } of items) {
    if (!isScalar(key) || key.value === null) continue;
    const name = String(key.value);
    const earlier = entries.get(name);
    if (earlier) reader.overridden(name, earlier[1]);
    entries.set(name, [name, key, value]);
  }
  return [...entries.values()];
}

function listOf<T>(item: ValueKind<T>, wanted: string): ValueKind<readonly T[]> {
  return {
    schema: (known) => ({ type: 'array', items: item.schema(known), uniqueItems: true }),
    read(node, reader) {
      if (!isSeq(node)) return reader.refuse(node, wanted);
      return node.items.flatMap((one) => {
        const read = item.read(reader.resolve(one), reader);
        return read === undefined ? [] : [read];
      });
    },
  };
}

/** A scalar's text as written; YAML's numbers and booleans are texts to whoever names things. */
function textOf(node: Node | null): string | undefined {
  if (!isScalar(node) || node.value === null) return undefined;
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}
