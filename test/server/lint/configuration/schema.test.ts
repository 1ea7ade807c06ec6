import assert from 'node:assert/strict';
import { configSchema, longshoreSchema } from '../../../../server/lint/configuration/schema.ts';
import { knownRules } from './knownRules.ts';

const rules = knownRules.filter(({ code }) => code === 'DL3000' || code === 'DL4000');
const codes = {
  anyOf: [
    {
      enum: ['DL3000', 'DL4000', 'MaintainerDeprecated'],
      enumDescriptions: ['What DL3000 finds', 'What DL4000 finds', 'What DL4000 finds'],
    },
    { type: 'string', pattern: '^SC\\d{4}$' },
  ],
};
const severity = { enum: ['off', 'hint', 'info', 'warning', 'error'] };

describe('the JSON Schema of longshore.yaml', () => {
  const schema = configSchema('longshore', rules);

  it('knows every key and no other', () => {
    assert.equal(schema.additionalProperties, false);
    assert.deepEqual(Object.keys(schema.properties ?? {}), [
      'rules',
      'ignore',
      'exclude',
      'trustedRegistries',
      'labels',
      'strictLabels',
      'failureThreshold',
      'disableIgnorePragma',
      'shellcheck',
      'context',
      'format',
    ]);
  });

  it('names rules by all of their codes, and categories', () => {
    const { properties, patternProperties, additionalProperties } = schema.properties?.rules ?? {};
    assert.deepEqual(properties?.MaintainerDeprecated, {
      description: 'What DL4000 finds',
      ...severity,
    });
    assert.deepEqual(properties?.style, {
      description: 'All rules of the category style that are on',
      ...severity,
    });
    assert.deepEqual(patternProperties, { '^SC\\d{4}$': severity });
    assert.equal(additionalProperties, false);
  });

  it('takes codes, texts, flags and choices as the reader does', () => {
    const { ignore, exclude, strictLabels, shellcheck } = schema.properties ?? {};
    assert.deepEqual(ignore, {
      description: 'Codes that are not reported, the same as `off`.',
      type: 'array',
      items: codes,
      uniqueItems: true,
    });
    assert.deepEqual(exclude?.items, { type: 'string', minLength: 1 });
    assert.equal(strictLabels?.type, 'boolean');
    assert.deepEqual(shellcheck?.enum, ['on', 'off', true, false]);
  });

  it('is a schema of its own', () => {
    const { $schema, title } = longshoreSchema(rules) as Record<string, unknown>;
    assert.deepEqual([$schema, title], ['http://json-schema.org/draft-07/schema#', 'Longshore']);
  });
});
