import { licenseId } from '../facts/licenses.ts';
import { defineRule } from './rule.ts';
import { onWrongLabels } from './support/labels.ts';
import { hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3054',
  name: 'invalid-label-license',
  category: 'maintainability',
  severity: 'warning',
  summary: 'A label that should hold an SPDX licence identifier holds something else',
  why: `"Apache", "Apache 2" and "ASL2" may all be the same licence; a tool that collects licences
knows it only as \`Apache-2.0\`. The SPDX list has one identifier for each.

Reports only labels that the configuration's \`label-schema\` gives the type \`spdx\`: one identifier,
written as the list writes it. An expression such as \`MIT OR Apache-2.0\` is more than an identifier;
a label that may hold one is better given the type \`text\`.`,
  sources: [hadolint('DL3054'), { tool: 'Docker', url: 'https://spdx.org/licenses/' }],
  messages: {
    invalid:
      'Label "{label}" is "{value}", which is no SPDX licence identifier, such as Apache-2.0',
    unknown:
      'Label "{label}" is "{value}", which nobody can tell to be an SPDX identifier before the build',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nLABEL licenses=[|"Apache 2"|]\n',
        options: { labelSchema: new Map([['licenses', 'spdx']]) },
        messages: [
          'Label "licenses" is "Apache 2", which is no SPDX licence identifier, such as Apache-2.0',
        ],
      },
      {
        text: 'FROM alpine:3.22\nLABEL vendor=ACME \\\n  licenses=[|"apache-2.0"|]\n',
        options: { labelSchema: new Map([['licenses', 'spdx']]) },
        messages: [
          'Label "licenses" is "apache-2.0", which is no SPDX licence identifier, such as Apache-2.0',
        ],
        fixed: 'FROM alpine:3.22\nLABEL vendor=ACME \\\n  licenses=Apache-2.0\n',
        note: 'Upper and lower case are part of it',
      },
      {
        text: 'FROM alpine:3.22\nARG LICENSE\nLABEL licenses=[|$LICENSE|] all=[|"MIT OR Apache-2.0"|]\n',
        options: {
          labelSchema: new Map([
            ['licenses', 'spdx'],
            ['all', 'spdx'],
          ]),
        },
        messages: [
          'Label "licenses" is "$LICENSE", which nobody can tell to be an SPDX identifier before the build',
          'Label "all" is "MIT OR Apache-2.0", which is no SPDX licence identifier, such as Apache-2.0',
        ],
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nLABEL licenses=MIT other="GPL-2.0"\n',
        options: {
          labelSchema: new Map([
            ['licenses', 'spdx'],
            ['other', 'spdx'],
          ]),
        },
        note: 'Deprecated identifiers are on the list as well',
      },
      { text: 'FROM alpine:3.22\nLABEL licenses=mine\n' },
    ],
  },
  create: (context) =>
    onWrongLabels(
      'spdx',
      context,
      (value) => licenseId(value) === value,
      (value, { text, valueSpan }) => {
        const known = licenseId(value);
        if (known === undefined || text.includes('$')) return {};
        const edits = [{ ...valueSpan, newText: known }];
        return {
          fixes: [{ title: `Write ${known}`, edits, mayChange: 'The label, in its casing' }],
        };
      },
    ),
});
