import type { Rule } from '../../rules/rule.ts';
import { codesOf } from './configFile.ts';
import { type ConfigKeys, longshoreKeys } from './keys.ts';

/** JSON Schema (draft 7, what editors read) of `longshore.yaml`. */
export function longshoreSchema(rules: readonly Rule[]): object {
  const codes = codesOf(rules);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Longshore',
    description: 'How Longshore lints Dockerfiles',
    type: 'object',
    properties: propertiesOf(longshoreKeys, codes),
    additionalProperties: false,
  };
}

function propertiesOf(keys: ConfigKeys, codes: readonly string[]): object {
  return Object.fromEntries(
    Object.entries(keys).map(([name, key]) => [
      name,
      { description: key.description.replaceAll('`', ''), ...key.schema(codes) },
    ]),
  );
}
