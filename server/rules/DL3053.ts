import { defineRule } from './rule.ts';
import { onWrongLabels } from './support/labels.ts';
import { isTime } from './support/labelValues.ts';
import { hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3053',
  name: 'invalid-label-time',
  category: 'maintainability',
  severity: 'warning',
  summary: 'A label that should hold a time does not follow RFC 3339',
  why: `\`2026-08-01T12:30:00Z\` means the same everywhere, and sorts by itself. \`01/08/2026\` is August
in one country and January in another, and no tool reads it. \`date -u +%Y-%m-%dT%H:%M:%SZ\` prints the
right form.

Reports only labels that the configuration's \`label-schema\` gives the type \`rfc3339\`. Nobody can
check a variable that gets its value during the build.`,
  sources: [
    hadolint('DL3053'),
    { tool: 'Docker', url: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6' },
  ],
  messages: {
    invalid:
      'Label "{label}" is "{value}", which is no RFC 3339 time: write it as 2026-08-01T12:30:00Z',
    unknown:
      'Label "{label}" is "{value}", which nobody can tell to be an RFC 3339 time before the build',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nLABEL created=[|2026-08-01|] vendor=ACME\n',
        options: { labelSchema: new Map([['created', 'rfc3339']]) },
        messages: [
          'Label "created" is "2026-08-01", which is no RFC 3339 time: write it as 2026-08-01T12:30:00Z',
        ],
        note: 'The time of day is part of it',
      },
      {
        text: 'FROM alpine:3.22\nARG DATE\nLABEL vendor=ACME \\\n  created=[|$DATE|] \\\n  begun=[|"2026-02-30T12:00:00Z"|]\n',
        options: {
          labelSchema: new Map([
            ['created', 'rfc3339'],
            ['begun', 'rfc3339'],
          ]),
        },
        messages: [
          'Label "created" is "$DATE", which nobody can tell to be an RFC 3339 time before the build',
          'Label "begun" is "2026-02-30T12:00:00Z", which is no RFC 3339 time: write it as 2026-08-01T12:30:00Z',
        ],
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nLABEL created=2026-08-01T12:30:00Z begun="2026-07-31T23:59:60.5+02:00"\n',
        options: {
          labelSchema: new Map([
            ['created', 'rfc3339'],
            ['begun', 'rfc3339'],
          ]),
        },
      },
      { text: 'FROM alpine:3.22\nLABEL created=yesterday\n' },
    ],
  },
  create: (context) => onWrongLabels('rfc3339', context, isTime),
});
