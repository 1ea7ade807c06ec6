import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import type { Rule } from '../../rules/rule.ts';
import { type ConfigKeys, hadolintKeys, longshoreKeys } from './keys.ts';
import { type ConfigLayer, emptyLayer } from './layer.ts';
import type { ConfigProblem } from './problems.ts';
import { ValueReader } from './reader.ts';
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
  const reader = new ValueReader(
    document,
    new Set(codesOf(rules)),
    // Whoever moves from hadolint keeps codes of rules that were dropped long ago.
    kind === 'hadolint' ? 'warning' : 'error',
  );
  const keys = kind === 'hadolint' ? hadolintKeys : longshoreKeys;
  readKeys(document, keys, reader, layer, kind === 'hadolint' ? 'warning' : 'error');
  const problems = [...yamlProblems(document), ...reader.problems];
  return { layer, problems: problems.sort((a, b) => a.start - b.start || a.end - b.end) };
}

/** What an editor's settings say: an object of the keys of `longshore.yaml`. */
export function readSettings(settings: unknown, rules: readonly Rule[]): ConfigLayer {
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
      prettyErrors: false,
      lineCounter: new LineCounter(),
      logLevel: 'silent',
    });
  } catch {
    // Nested so deeply that the parser runs out of stack.
    const message = 'This is no configuration: it is nested too deeply';
    return { start: 0, end: text.length, severity: 'error', message };
  }
}

function yamlProblems(document: Document): readonly ConfigProblem[] {
  return [...document.errors, ...document.warnings].map(({ name, pos, message }) => ({
    start: pos[0],
    end: Math.max(pos[1], pos[0]),
    severity: name === 'YAMLParseError' ? 'error' : 'warning',
    message: message.replace(/\.$/, ''),
  }));
}

function readKeys(
  document: Document,
  keys: ConfigKeys,
  reader: ValueReader,
  layer: ConfigLayer,
  unknownKey: ConfigProblem['severity'],
): void {
  const contents = reader.resolve(document.contents);
  // Nothing but comments is a configuration without wishes.
  if (contents === null || isEmpty(contents)) return;
  if (!isMap(contents)) {
    reader.within('configuration', () => reader.refuse(contents, 'must be keys with values'));
    return;
  }
  for (const [name, node, value] of entriesOf(contents.items)) {
    const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (key === undefined) reader.unknownKey(name, node, Object.keys(keys), unknownKey);
    else reader.within(name, () => key.read(reader.resolve(value), reader, layer), node);
  }
}

function isEmpty(contents: object): boolean {
  return 'value' in contents && contents.value === null;
}
