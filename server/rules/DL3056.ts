import { defineRule } from './rule.ts';
import { onWrongLabels } from './support/labels.ts';
import { isVersion } from './support/labelValues.ts';
import { hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3056',
  name: 'invalid-label-version',
  category: 'maintainability',
  severity: 'warning',
  summary: 'A label that should hold a semantic version holds something else',
  why: `Tools compare versions to tell what is newer, and whether an update may break something. They
can do so with \`1.4.0\` or \`2.0.0-rc.1\`, not with \`1.4\` or \`latest\`; the \`v\` of a Git tag is not part of
the version either.

Reports only labels that the configuration's \`label-schema\` gives the type \`semver\`. Nobody can check
a variable that gets its value during the build; one with a default in the file is checked with it.`,
  sources: [hadolint('DL3056'), { tool: 'Docker', url: 'https://semver.org/' }],
  messages: {
    invalid: 'Label "{label}" is "{value}", which is no semantic version, such as 1.4.0',
    unknown:
      'Label "{label}" is "{value}", which nobody can tell to be a semantic version before the build',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nLABEL version=[|v1.4.0|]\nLABEL version [|1.4|]\n',
        options: { labelSchema: new Map([['version', 'semver']]) },
        messages: [
          'Label "version" is "v1.4.0", which is no semantic version, such as 1.4.0',
          'Label "version" is "1.4", which is no semantic version, such as 1.4.0',
        ],
      },
      {
        text: 'FROM alpine:3.22\nARG VERSION\nLABEL vendor=ACME \\\n  version=[|"$VERSION"|] \\\n  api=[|01.2.3|]\n',
        options: {
          labelSchema: new Map([
            ['version', 'semver'],
            ['api', 'semver'],
          ]),
        },
        messages: [
          'Label "version" is "$VERSION", which nobody can tell to be a semantic version before the build',
          'Label "api" is "01.2.3", which is no semantic version, such as 1.4.0',
        ],
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nLABEL version=1.4.0 api="2.0.0-rc.1+build.5"\n',
        options: {
          labelSchema: new Map([
            ['version', 'semver'],
            ['api', 'semver'],
          ]),
        },
      },
      {
        text: 'FROM alpine:3.22\nARG VERSION=1.4.0\nLABEL version=${VERSION}-alpine\n',
        options: { labelSchema: new Map([['version', 'semver']]) },
        note: 'The default of the variable makes a version',
      },
      { text: 'FROM alpine:3.22\nLABEL version=latest\n' },
    ],
  },
  create: (context) => onWrongLabels('semver', context, isVersion),
});
