import { defineRule } from './rule.ts';
import { onWrongLabels } from './support/labels.ts';
import { isMailAddress } from './support/labelValues.ts';
import { hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3058',
  name: 'invalid-label-email',
  category: 'maintainability',
  severity: 'warning',
  summary: 'A label that should hold a mail address holds something else',
  why: `Who runs an image that misbehaves wants to write to somebody, and a monitoring tool can do so
only if the label is an address and nothing else.

Reports only labels that the configuration's \`label-schema\` gives the type \`email\`: one address, with
no name beside it. Nobody can check a variable that gets its value during the build.`,
  sources: [
    hadolint('DL3058'),
    { tool: 'Docker', url: 'https://www.rfc-editor.org/rfc/rfc5322#section-3.4.1' },
  ],
  messages: {
    invalid: 'Label "{label}" is "{value}", which is no mail address, such as ada@example.com',
    unknown:
      'Label "{label}" is "{value}", which nobody can tell to be a mail address before the build',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nLABEL contact=[|"Ada Lovelace"|]\nLABEL contact=[|"Ada <ada@example.com>"|]\n',
        options: { labelSchema: new Map([['contact', 'email']]) },
        messages: [
          'Label "contact" is "Ada Lovelace", which is no mail address, such as ada@example.com',
          'Label "contact" is "Ada <ada@example.com>", which is no mail address, such as ada@example.com',
        ],
      },
      {
        text: 'FROM alpine:3.22\nARG CONTACT\nLABEL vendor=ACME \\\n  contact=[|$CONTACT|] \\\n  [|contact|]=\n',
        options: { labelSchema: new Map([['contact', 'email']]) },
        messages: [
          'Label "contact" is "$CONTACT", which nobody can tell to be a mail address before the build',
          'Label "contact" is "", which is no mail address, such as ada@example.com',
        ],
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nLABEL contact=ada.lovelace+docker@mail.example.com\n',
        options: { labelSchema: new Map([['contact', 'email']]) },
      },
      { text: 'FROM alpine:3.22\nLABEL contact=nobody\n' },
    ],
  },
  create: (context) => onWrongLabels('email', context, isMailAddress),
});
