import { isMap, parseDocument } from 'yaml';
import type { ConfigKind } from '../../lint/configuration/configFile.ts';
import type { JsonSchema } from '../../lint/configuration/jsonSchema.ts';
import { configSchema } from '../../lint/configuration/schema.ts';
import type { Rule } from '../../rules/rule.ts';
import type { Completion } from '../completion/item.ts';
import { type ConfigPlace, placeAt } from './place.ts';
import { type NamedValue, namedValues, schemaAt } from './schemaAt.ts';

/** A configuration file, as the features see it. */
export interface ConfigText {
  readonly text: string;
  readonly kind: ConfigKind;
}

/** What may be written at `offset` of a configuration file: keys, codes, severities. */
export function completeConfig(
  { text, kind }: ConfigText,
  offset: number,
  rules: readonly Rule[],
): readonly Completion[] {
  const place = placeAt(text, offset);
  const schema = place && schemaAt(configSchema(kind, rules), place.path);
  if (place === undefined || schema === undefined) return [];
  if (place.kind === 'value') return values(text, place, namedValues(schema));
  if (schema.items) return values(text, place, namedValues(schema.items), '- ');
  return keys(text, place, schema);
}

function values(
  text: string,
  { word }: ConfigPlace,
  named: readonly NamedValue[],
  before = text.charAt(word.start - 1) === ':' ? ' ' : '',
): readonly Completion[] {
  return named.map(({ value, description = '' }, index) =>
    completion('value', value, description, { ...word, newText: before + value }, index),
  );
}

function keys(text: string, place: ConfigPlace, schema: JsonSchema): readonly Completion[] {
  const { word } = place;
  const written = keysAt(text, place);
  const typed = text.slice(word.start, word.end);
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => name === typed || !written.has(name))
    .map(([name, property], index) => {
      const newText = name + behindKey(text, place, property);
      const { description = '' } = property;
      return completion('key', name, description, { ...word, newText }, index);
    });
}

/** The colon, and where the value begins. */
function behindKey(text: string, { word, flow }: ConfigPlace, schema: JsonSchema): string {
  if (/^[ \t]*:/.test(text.slice(word.end, word.end + 20))) return '';
  if (flow || (schema.type !== 'array' && schema.type !== 'object')) return ': ';
  const lineStart =
    Math.max(text.lastIndexOf('\n', word.start - 1), text.lastIndexOf('\r', word.start - 1)) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, word.start))?.[0] ?? '';
  return `:\n${indent}  ${schema.type === 'array' ? '- ' : ''}`;
}

/** The keys that are written in the map around `place`. */
function keysAt(text: string, { path }: ConfigPlace): ReadonlySet<string> {
  if (path.includes('[]')) return new Set();
  try {
    const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
    const map = path.length === 0 ? document.contents : document.getIn(path);
    return new Set(isMap(map) ? map.items.map(({ key }) => String(key)) : []);
  } catch {
    return new Set();
  }
}

function completion(
  kind: Completion['kind'],
  label: string,
  description: string,
  edit: Completion['edit'],
  index: number,
): Completion {
  return {
    label,
    kind,
    ...(description !== '' && { documentation: description }),
    edit,
    snippet: edit.newText.replace(/[$}\\]/g, '\\$&'),
    sortText: String(index).padStart(4, '0'),
  };
}
