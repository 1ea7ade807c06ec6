import { defineRule } from './rule.ts';
import { firstUnpinned, packageCommands } from './support/packageCommands.ts';
import { placeOf } from './support/places.ts';
import { hadolint } from './support/sources.ts';
import { unpinnedMessage } from './support/unpinned.ts';

export const rule = defineRule({
  code: 'DL3018',
  name: 'unpinned-apk-package',
  category: 'reproducibility',
  severity: 'warning',
  scope: 'instruction',
  onbuild: true,
  mentions: ['apk'],
  summary: 'An Alpine package is installed without a version',
  why: `Without a version, \`apk add\` takes whatever the repository has on the day of the build, so
two builds of the same Dockerfile may differ.

Alpine keeps only the newest build of a package in a release. An exact version (\`curl=8.14.1-r1\`)
therefore stops the build as soon as there is a fix; a fuzzy one (\`curl~8.14\`) takes the fix and
refuses the next minor version. Where the tag or digest of the image is enough, because a release of
Alpine hardly changes what its packages do, this rule is better switched off.`,
  sources: [hadolint('DL3018')],
  messages: {
    unpinned: '"{package}" comes in any version: write "{package}~VERSION"',
    variable: '"{package}" may hold packages without a version: write each as "NAME~VERSION"',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nRUN apk add --no-cache [|curl|] git~2.49\n',
        messages: ['"curl" comes in any version: write "curl~VERSION"'],
      },
      {
        text: 'FROM alpine:3.22\nRUN apk update \\\n  && apk add --no-cache --virtual .build \\\n    gcc=14.2.0-r6 \\\n    [|make|] \\\n    musl-dev\n',
        messages: ['"make" comes in any version: write "make~VERSION"'],
        note: 'One finding for a RUN: its first such package',
      },
      {
        text: 'FROM alpine:3.22\nRUN apk add -U [|$PACKAGES|]\nRUN ["apk", "add", [|"curl"|]]\n',
        messages: [
          '"$PACKAGES" may hold packages without a version: write each as "NAME~VERSION"',
          '"curl" comes in any version: write "curl~VERSION"',
        ],
      },
      {
        text: 'FROM alpine:3.22\nRUN <<EOF\nset -e\napk add --no-cache [|testing@edge|]\nEOF\nONBUILD RUN apk add [|gdb|]\n',
        messages: [
          '"testing@edge" comes in any version: write "testing@edge~VERSION"',
          '"gdb" comes in any version: write "gdb~VERSION"',
        ],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nRUN apk add --no-cache curl=8.14.1-r1 git~2.49 "php84>8.4.1"\n' },
      { text: 'FROM alpine:3.22\nARG CURL\nRUN apk add --no-cache "curl=$CURL"\n' },
      { text: 'FROM alpine:3.22\nRUN apk add --allow-untrusted /tmp/tool.apk\n' },
      {
        text: 'FROM alpine:3.22\nRUN apk add --repository https://example.com/alpine -t .build gcc~14\n',
        note: 'Values of flags are no packages',
      },
      { text: 'FROM alpine:3.22\nRUN apk del .build && apk upgrade --no-cache\n' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          if (script === undefined) return;
          const installs = packageCommands(script, ['apk'], ['add']);
          const word = firstUnpinned(installs, ({ text }) => /[=~<>]|\.apk$/.test(text));
          if (word === undefined) return;
          report({ ...placeOf(model, instruction, word), ...unpinnedMessage(word) });
        },
      },
    };
  },
});
