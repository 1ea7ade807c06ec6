import { defineRule } from './rule.ts';
import { readLabels } from './support/labels.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3051',
  name: 'empty-label',
  category: 'maintainability',
  severity: 'warning',
  scope: 'instruction',
  summary: 'A label of the label schema has no value',
  why: `The schema asks for the label so that people and tools find something in it. An empty one
passes for present and says nothing.

Reports only labels that the configuration names in its \`label-schema\`. A variable may turn out to
be empty as well; only what is written in the file is looked at.`,
  sources: [hadolint('DL3051'), docker('engine/manage-resources/labels/')],
  messages: {
    empty: 'Label "{label}" is empty: give it a value',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nLABEL author="Ada" \\\n  [|version|]= \\\n  [|"vendor"|]=""\n',
        options: {
          labelSchema: new Map([
            ['version', 'semver'],
            ['author', 'text'],
            ['vendor', 'text'],
          ]),
        },
        messages: [
          'Label "version" is empty: give it a value',
          'Label "vendor" is empty: give it a value',
        ],
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nARG VERSION\nLABEL version=$VERSION other=\n',
        options: { labelSchema: new Map([['version', 'text']]) },
        note: 'Labels that are not in the schema may be empty',
      },
      { text: 'FROM alpine:3.22\nLABEL version=""\n' },
    ],
  },
  create({ model, options, report }) {
    const { labelSchema } = options;
    if (labelSchema === undefined) return {};
    return {
      on: {
        LABEL(instruction) {
          for (const { name, nameSpan, value } of readLabels(model, instruction)) {
            if (value !== '' || !labelSchema.has(name)) continue;
            report({
              ...placeOf(model, instruction, nameSpan),
              message: 'empty',
              data: { label: name },
            });
          }
        },
      },
    };
  },
});
