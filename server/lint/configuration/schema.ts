import type { Rule } from '../../rules/rule.ts';
import type { ConfigKind } from './configFile.ts';
import type { JsonSchema, KnownCodes } from './jsonSchema.ts';
import { hadolintKeys, longshoreKeys } from './keys.ts';

/** What a configuration file may hold. The server completes and explains by it. */
export function configSchema(kind: ConfigKind, rules: readonly Rule[]): JsonSchema {
  const known = knownCodes(rules);
  const keys = Object.entries(kind === 'hadolint' ? hadolintKeys : longshoreKeys);
  return {
    type: 'object',
    properties: Object.fromEntries(
      keys.map(([name, key]) => [name, { description: key.description, ...key.schema(known) }]),
    ),
    additionalProperties: false,
  };
}

/** The JSON Schema of `longshore.yaml` as a file of its own (draft 7, what editors read). */
export function longshoreSchema(rules: readonly Rule[]): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Longshore',
    description: 'How Longshore lints Dockerfiles',
    ...configSchema('longshore', rules),
  };
}

/** Every code and alias with what its rule finds, in the order of the codes. */
function knownCodes(rules: readonly Rule[]): KnownCodes {
  const entries = rules.flatMap(({ code, aliases = [], summary }) =>
    [code, ...aliases].map((name) => [name, summary] as const),
  );
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
