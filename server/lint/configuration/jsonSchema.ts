/** As much of JSON Schema (draft 7) as configuration files need. */
export interface JsonSchema {
  readonly type?: 'object' | 'array' | 'string' | 'boolean' | 'integer';
  readonly description?: string;
  readonly enum?: readonly (string | boolean)[];
  /** One for each of `enum`; editors show them. */
  readonly enumDescriptions?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly uniqueItems?: boolean;
  readonly anyOf?: readonly JsonSchema[];
}

/** What is known of codes: one sentence each. */
export type KnownCodes = ReadonlyMap<string, string>;
