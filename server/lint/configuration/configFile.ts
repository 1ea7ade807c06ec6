import { type Document, isMap, isScalar, parseDocument } from 'yaml';
import type { Rule } from '../../rules/rule.ts';
import { type ConfigKeys, hadolintKeys, longshoreKeys } from './keys.ts';
import { type ConfigLayer, emptyLayer } from './layer.ts';
import type { ConfigProblem } from './problems.ts';
import { firstLine, ValueReader } from './reader.ts';
import { entriesOf } from './values.ts';

export type ConfigKind = 'hadolint' | 'longshore';

export interface ConfigFile {
  /** All that is usable. */
  readonly layer: ConfigLayer;
  /** In the order of the text. */
  readonly problems: readonly ConfigProblem[];
}

/** What is wrong in a configuration file, in the order of the text. Never throws. */
export function checkConfigFile(
  text: string,
  kind: ConfigKind,
  rules: readonly Rule[],
): readonly ConfigProblem[] {
  return readConfigFile(text, kind, rules).problems;
}

/** What a configuration file says. What is wrong in it costs nothing but itself. Never throws. */
export function readConfigFile(text: string, kind: ConfigKind, rules: readonly Rule[]): ConfigFile {
  const layer = emptyLayer();
  const document = parse(text, kind);
  if (!('contents' in document)) return { layer, problems: [document] };
  if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) {
    return { layer, problems: [tooDeep(text)] };
  }
  const reader = new ValueReader(document, text, new Set(codesOf(rules)), UNKNOWN[kind]);
  readKeys(document, KEYS[kind], reader, layer);
  const problems = [...yamlProblems(document, text), ...reader.problems];
  return { layer, problems: problems.sort((a, b) => a.start - b.start || a.end - b.end) };
}

const KEYS: Readonly<Record<ConfigKind, ConfigKeys>> = {
  hadolint: hadolintKeys,
  longshore: longshoreKeys,
};

/** hadolint passes over unknown keys, and its users keep codes of rules that were dropped long ago. */
const UNKNOWN = { hadolint: 'warning', longshore: 'error' } as const;

/** What an editor's settings say: an object of the keys of `longshore.yaml`. */
export function readSettingsLayer(settings: unknown, rules: readonly Rule[]): ConfigLayer {
  return readConfigFile(JSON.stringify(settings ?? {}), 'longshore', rules).layer;
}

/** Every code and alias, sorted. */
export function codesOf(rules: readonly Rule[]): readonly string[] {
  return rules.flatMap(({ code, aliases = [] }) => [code, ...aliases]).sort();
}

/** hadolint's parser knows YAML 1.1, where `yes` is a boolean. */
function parse(text: string, kind: ConfigKind): Document | ConfigProblem {
  try {
    return parseDocument(text, {
      version: kind === 'hadolint' ? '1.1' : '1.2',
      merge: false,
      // They are looked for where keys are read, in linear time.
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
  } catch {
    return tooDeep(text);
  }
}

/** The parser ran out of stack, and what it says of the rest means nothing. */
function tooDeep(text: string): ConfigProblem {
  const message = 'This is no configuration: it is nested too deeply';
  return { start: 0, end: firstLine(text, 0, text.length), severity: 'error', message };
}

function yamlProblems(document: Document, text: string): readonly ConfigProblem[] {
  return [...document.errors, ...document.warnings].map(({ name, pos, message }) => ({
    // What is missing at the end of the text is told behind it.
    start: Math.min(pos[0], text.length),
    end: Math.min(Math.max(pos[1], pos[0]), text.length),
    severity: name === 'YAMLParseError' ? 'error' : 'warning',
    message: message.replace(/\.$/, ''),
  }));
}

function readKeys(
  document: Document,
  keys: ConfigKeys,
  reader: ValueReader,
  layer: ConfigLayer,
): void {
  const contents = reader.resolve(document.contents);
  // Nothing but comments is a configuration without wishes.
  if (contents === null || (isScalar(contents) && contents.value === null)) return;
  if (!isMap(contents)) {
    reader.refuse(contents, 'must be keys with values');
    return;
  }
  for (const [name, node, value] of entriesOf(contents.items, reader)) {
    const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (key === undefined) reader.unknownKey(name, node, Object.keys(keys));
    else reader.within(name, () => key.read(reader.resolve(value), reader, layer), node);
  }
}
