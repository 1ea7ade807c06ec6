import { defineRule } from './rule.ts';
import { onWrongLabels } from './support/labels.ts';
import { isCommit } from './support/labelValues.ts';
import { hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3055',
  name: 'invalid-label-commit',
  category: 'maintainability',
  severity: 'warning',
  summary: 'A label that should hold a Git commit holds something else',
  why: `A commit leads from an image back to the source it was built from. A branch name moves on, and
no tool can look up a part of a hash that Git itself would not print.

Reports only labels that the configuration's \`label-schema\` gives the type \`hash\`: all 40 hexadecimal
digits, or the first seven, in lower case. Nobody can check a variable that gets its value during the
build.`,
  sources: [
    hadolint('DL3055'),
    { tool: 'Docker', url: 'https://git-scm.com/docs/gitrevisions#_specifying_revisions' },
  ],
  messages: {
    invalid: 'Label "{label}" is "{value}", which is no Git commit of 7 or 40 hexadecimal digits',
    unknown:
      'Label "{label}" is "{value}", which nobody can tell to be a Git commit before the build',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nLABEL revision=[|main|] vendor=ACME\n',
        options: { labelSchema: new Map([['revision', 'hash']]) },
        messages: [
          'Label "revision" is "main", which is no Git commit of 7 or 40 hexadecimal digits',
        ],
      },
      {
        text: 'FROM alpine:3.22\nARG COMMIT\nLABEL vendor=ACME \\\n  revision=[|"${COMMIT}"|] \\\n  base=[|4DDC0FE|]\n',
        options: {
          labelSchema: new Map([
            ['revision', 'hash'],
            ['base', 'hash'],
          ]),
        },
        messages: [
          'Label "revision" is "${COMMIT}", which nobody can tell to be a Git commit before the build',
          'Label "base" is "4DDC0FE", which is no Git commit of 7 or 40 hexadecimal digits',
        ],
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nLABEL revision=4ddc0fe base="43c572e9272b6c3171dd1db9e41b7027128ce080"\n',
        options: {
          labelSchema: new Map([
            ['revision', 'hash'],
            ['base', 'hash'],
          ]),
        },
      },
      { text: 'FROM alpine:3.22\nLABEL revision=latest\n' },
    ],
  },
  create: (context) => onWrongLabels('hash', context, isCommit),
});
