import { defineRule } from './rule.ts';
import { readLabels } from './support/labels.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3050',
  name: 'superfluous-label',
  category: 'maintainability',
  severity: 'info',
  scope: 'instruction',
  summary: 'A label is not in the label schema',
  why: `Whoever searches images by labels relies on one vocabulary. With strict labels, a label that
the schema does not name is most likely a slip or a word of its own for something that has a name.

Reports only where the configuration asks for it: \`strict-labels: true\` beside a \`label-schema\`.`,
  sources: [hadolint('DL3050'), docker('engine/manage-resources/labels/')],
  messages: {
    superfluous: 'Label "{label}" is not in the label schema: remove it, or add it there',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nLABEL version=1.0 [|auther|]="Ada" [|"build date"|]=today\n',
        options: {
          strictLabels: true,
          labelSchema: new Map([
            ['version', 'text'],
            ['author', 'text'],
          ]),
        },
        messages: [
          'Label "auther" is not in the label schema: remove it, or add it there',
          'Label "build date" is not in the label schema: remove it, or add it there',
        ],
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nLABEL "version"=1.0\n',
        options: { strictLabels: true, labelSchema: new Map([['version', 'semver']]) },
      },
      {
        text: 'FROM alpine:3.22\nLABEL author="Ada"\n',
        options: { labelSchema: new Map([['version', 'semver']]) },
        note: 'A schema alone says what must be there, not what may',
      },
      { text: 'FROM alpine:3.22\nLABEL anything=goes\n' },
      {
        text: 'FROM alpine:3.22\nONBUILD LABEL author="Ada"\n',
        options: { strictLabels: true, labelSchema: new Map() },
        note: 'It labels other images',
      },
    ],
  },
  create({ model, options, report }) {
    const { labelSchema, strictLabels } = options;
    if (!strictLabels) return {};
    return {
      on: {
        LABEL(instruction) {
          for (const { name, nameSpan } of readLabels(model, instruction)) {
            if (labelSchema?.has(name)) continue;
            report({
              ...placeOf(model, instruction, nameSpan),
              message: 'superfluous',
              data: { label: name },
            });
          }
        },
      },
    };
  },
});
