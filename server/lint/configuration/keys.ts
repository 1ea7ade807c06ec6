import type { Node } from 'yaml';
import type { Severity } from '../../rules/rule.ts';
import { CATEGORIES, isCategory } from './categories.ts';
import { format } from './formatKeys.ts';
import type { JsonSchema, KnownCodes } from './jsonSchema.ts';
import { type ConfigLayer, override } from './layer.ts';
import type { ValueReader } from './reader.ts';
import { HADOLINT_THRESHOLDS, LONGSHORE_THRESHOLDS } from './thresholds.ts';
import { choice, codes, flag, labels, mapOf, type ValueKind, word, words } from './values.ts';

/** One key of a configuration file. The reader, the checks and the JSON Schema come from it. */
export interface ConfigKey {
  /** Markdown; stands in the JSON Schema and in the editor's completion. */
  readonly description: string;
  schema(known: KnownCodes): JsonSchema;
  /** Reads the value into `layer`; what is unusable is left out and told to the reader. */
  read(node: Node | null, reader: ValueReader, layer: ConfigLayer): void;
}

export type ConfigKeys = Readonly<Record<string, ConfigKey>>;

const SEVERITIES: Readonly<Record<string, Severity | 'off'>> = {
  off: 'off',
  hint: 'hint',
  info: 'info',
  warning: 'warning',
  error: 'error',
};

const HADOLINT_SEVERITIES: Readonly<Record<string, Severity>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  style: 'hint',
};

const severity = choice(SEVERITIES);

const ruleSeverities = mapOf(severity, 'must give rules or categories a severity', {
  schema: (known) => ({
    type: 'object',
    properties: Object.fromEntries([
      ...CATEGORIES.map((name) => [
        name,
        { description: `All rules of the category ${name} that are on`, ...severity.schema(known) },
      ]),
      ...[...known].map(([code, description]) => [
        code,
        { description, ...severity.schema(known) },
      ]),
    ]),
    patternProperties: { '^SC\\d{4}$': severity.schema(known) },
    additionalProperties: false,
  }),
  accepts(key, node, reader) {
    if (!isCategory(key)) reader.checkCode(key, node);
    return true;
  },
});

const overrideLists = mapOf(codes, 'must hold lists of codes by severity', {
  schema: (known) => ({
    type: 'object',
    properties: Object.fromEntries(
      Object.keys(HADOLINT_SEVERITIES).map((name) => [name, codes.schema(known)]),
    ),
    additionalProperties: false,
  }),
  accepts(key, node, reader) {
    if (Object.hasOwn(HADOLINT_SEVERITIES, key)) return true;
    reader.unknownKey(key, node, Object.keys(HADOLINT_SEVERITIES));
    return false;
  },
});

/** `longshore.yaml`. */
export const longshoreKeys: ConfigKeys = {
  rules: key(
    'Severities by the code of a rule (any of its codes) or by category: `off`, `hint`, `info`, `warning`, `error`. A code wins over its category.',
    ruleSeverities,
    (value, layer) => {
      for (const [name, given] of value) {
        if (isCategory(name)) layer.categories.set(name, given);
        else layer.rules.set(name, given);
      }
    },
  ),
  ignore: key('Codes that are not reported, the same as `off`.', codes, (value, layer) => {
    for (const code of value) layer.ignored.add(code);
  }),
  exclude: key(
    'Globs of files that are neither linted nor formatted, relative to this file; `**` stands for any folders.',
    words,
    (value, layer) => layer.exclude.push(...value.map((glob) => ({ glob, folder: '' }))),
  ),
  trustedRegistries: key(
    'Registries that images may come from, `*` at either end. Empty: any.',
    words,
    (value, layer) => layer.trustedRegistries.push(...value),
  ),
  labels: key('Labels that images must carry, with the types of their values.', labels, addLabels),
  strictLabels: key('Only the labels of `labels` are allowed.', flag, (value, layer) => {
    layer.strictLabels = value;
  }),
  failureThreshold: key(
    'Findings at or above this severity make the command line exit with 1; `off`: none does.',
    choice(LONGSHORE_THRESHOLDS),
    (value, layer) => {
      layer.failureThreshold = value;
    },
  ),
  disableIgnorePragma: key(
    'Comments `# hadolint ignore=…` are not heard.',
    flag,
    (value, layer) => {
      layer.disableIgnorePragma = value;
    },
  ),
  shellcheck: key(
    'Whether an installed ShellCheck looks at shell commands.',
    choice<boolean>({ on: true, off: false, true: true, false: false }),
    (value, layer) => {
      layer.shellcheck = value;
    },
  ),
  context: key(
    'The folder of the build context, relative to this file, where it is not the folder of the Dockerfile.',
    word,
    (value, layer) => {
      layer.context = value;
    },
  ),
  format: key(
    'How `longshore format` and the editor lay out Dockerfiles.',
    format,
    (value, layer) => {
      Object.assign(layer.format, value);
    },
  ),
};

/**
 * `.hadolint.yaml`, as hadolint 2.15 reads it.
 *
 * @see https://github.com/hadolint/hadolint#configure
 */
export const hadolintKeys: ConfigKeys = {
  ignored: key('Codes that are not reported, whatever `override` says.', codes, (value, layer) => {
    for (const code of value) layer.ignored.add(code);
  }),
  override: key(
    'Codes by the severity they are given: `error`, `warning`, `info`, `style`. Of several, the strongest counts.',
    overrideLists,
    (value, layer) => {
      for (const [name, list] of value) {
        const given = HADOLINT_SEVERITIES[name];
        if (given) for (const code of list) override(layer, code, given);
      }
    },
  ),
  trustedRegistries: key(
    'Registries that images may come from, `*` at either end. Empty: any.',
    words,
    (value, layer) => layer.trustedRegistries.push(...value),
  ),
  'label-schema': key(
    'Labels that images must carry, with the types of their values.',
    labels,
    addLabels,
  ),
  'strict-labels': key('Only the labels of `label-schema` are allowed.', flag, (value, layer) => {
    layer.strictLabels = value;
  }),
  'disable-ignore-pragma': key(
    'Comments `# hadolint ignore=…` are not heard.',
    flag,
    (value, layer) => {
      layer.disableIgnorePragma = value;
    },
  ),
  'failure-threshold': key(
    'Findings at or above this severity make the command line exit with 1; `none` and `ignore`: any finding.',
    choice(HADOLINT_THRESHOLDS),
    (value, layer) => {
      layer.failureThreshold = value;
    },
  ),
  'no-fail': key('The command line exits with 0, whatever is found.', flag, (value, layer) => {
    layer.noFail = value;
  }),
  'no-color': key('The command line uses no colours.', flag, (value, layer) => {
    layer.noColour = value;
  }),
  verbose: key('The command line says what it does.', flag, (value, layer) => {
    layer.verbose = value;
  }),
  format: key('How the command line prints findings.', word, (value, layer) => {
    layer.formats.push(value);
  }),
  formats: key('How the command line prints findings, one output each.', words, (value, layer) => {
    layer.formats.push(...value);
  }),
};

function key<T>(
  description: string,
  kind: ValueKind<T>,
  put: (value: T, layer: ConfigLayer) => void,
): ConfigKey {
  return {
    description,
    schema: (known) => kind.schema(known),
    read(node, reader, layer) {
      const value = kind.read(node, reader);
      if (value !== undefined) put(value, layer);
    },
  };
}

function addLabels(
  value: ReadonlyMap<string, ConfigLayer['labels'] extends Map<string, infer T> ? T : never>,
  layer: ConfigLayer,
): void {
  for (const [name, type] of value) layer.labels.set(name, type);
}
