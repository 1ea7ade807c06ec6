import { defineRule } from './rule.ts';
import { onWrongLabels } from './support/labels.ts';
import { isUri } from './support/labelValues.ts';
import { hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3052',
  name: 'invalid-label-url',
  category: 'maintainability',
  severity: 'warning',
  summary: 'A label that should hold a URL holds something else',
  why: `Registries and update tools follow such labels to the source or the documentation of an image,
as with \`org.opencontainers.image.source\`. Without its scheme (\`https://\`) an address leads nowhere.

Reports only labels that the configuration's \`label-schema\` gives the type \`url\`. Nobody can check a
variable that gets its value during the build; one with a default in the file is checked with it.`,
  sources: [
    hadolint('DL3052'),
    { tool: 'Docker', url: 'https://www.rfc-editor.org/rfc/rfc3986#section-3' },
  ],
  messages: {
    invalid: 'Label "{label}" is "{value}", which is no URL: write it whole, as https://…',
    unknown: 'Label "{label}" is "{value}", which nobody can tell to be a URL before the build',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nLABEL vendor=ACME \\\n  source=[|github.com/acme/tool|]\n',
        options: { labelSchema: new Map([['source', 'url']]) },
        messages: [
          'Label "source" is "github.com/acme/tool", which is no URL: write it whole, as https://…',
        ],
      },
      {
        text: 'FROM alpine:3.22\nARG REPOSITORY\nARG DOCS=docs/index.html\nLABEL source=[|"$REPOSITORY"|] docs=[|$DOCS|]\n',
        options: {
          labelSchema: new Map([
            ['source', 'url'],
            ['docs', 'url'],
          ]),
        },
        messages: [
          'Label "source" is "$REPOSITORY", which nobody can tell to be a URL before the build',
          'Label "docs" is "docs/index.html", which is no URL: write it whole, as https://…',
        ],
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nLABEL "source"="https://github.com/acme/tool#readme"\nLABEL docs=https://docs.example.com:8443/a%20b?c=d\n',
        options: {
          labelSchema: new Map([
            ['source', 'url'],
            ['docs', 'url'],
          ]),
        },
      },
      {
        text: 'FROM alpine:3.22\nARG REPOSITORY=https://github.com/acme/tool\nLABEL source=$REPOSITORY\n',
        options: { labelSchema: new Map([['source', 'url']]) },
        note: 'The default of the variable is a URL',
      },
      { text: 'FROM alpine:3.22\nLABEL source=nowhere\n' },
    ],
  },
  create: (context) => onWrongLabels('url', context, isUri),
});
