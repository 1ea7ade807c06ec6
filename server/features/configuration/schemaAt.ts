import type { JsonSchema } from '../../lint/configuration/jsonSchema.ts';

/** What may stand at `path`; `undefined` where nothing is known of it. */
export function schemaAt(schema: JsonSchema, path: readonly string[]): JsonSchema | undefined {
  let at: JsonSchema | undefined = schema;
  for (const name of path) {
    if (at === undefined) return undefined;
    at = name === '[]' ? at.items : propertyOf(at, name);
  }
  return at;
}

function propertyOf(schema: JsonSchema, name: string): JsonSchema | undefined {
  const { properties = {}, patternProperties = {}, additionalProperties } = schema;
  if (Object.hasOwn(properties, name)) return properties[name];
  for (const [pattern, value] of Object.entries(patternProperties)) {
    if (new RegExp(pattern).test(name)) return value;
  }
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

/** A value that `schema` names, with what it says of it. */
export interface NamedValue {
  readonly value: string;
  readonly description: string | undefined;
}

/** All values that `schema` names. */
export function namedValues(schema: JsonSchema): readonly NamedValue[] {
  if (schema.type === 'boolean') return ['true', 'false'].map(withoutDescription);
  const own = (schema.enum ?? []).map((value, index) => ({
    value: String(value),
    description: schema.enumDescriptions?.[index],
  }));
  return [...own, ...(schema.anyOf ?? []).flatMap(namedValues)];
}

function withoutDescription(value: string): NamedValue {
  return { value, description: undefined };
}
