import type { Stage } from '../model/model.ts';
import { defineRule, type Fix } from './rule.ts';
import { flagDeletion } from './support/deletions.ts';
import { placeOf } from './support/places.ts';
import { parsePlatform } from './support/platforms.ts';
import { withoutQuotes } from './support/quotes.ts';
import { buildKit, docker, hadolint } from './support/sources.ts';

const BUILD = '--platform=$BUILDPLATFORM';

export const rule = defineRule({
  code: 'DL3029',
  aliases: ['FromPlatformFlagConstDisallowed'],
  name: 'constant-platform',
  category: 'correctness',
  severity: 'warning',
  summary: 'FROM names a platform that does not depend on the build',
  why: `With a fixed \`--platform\` every build gets that platform, whatever it was asked for: on another
machine all commands run in emulation, and \`docker build --platform\` gives an image that says one
thing and holds another. \`$BUILDPLATFORM\` is right for a stage of tools that cross-compile; without
the flag the stage is for the target.

A stage for one platform, named for it (\`AS linux-amd64\`), is what BuildKit accepts.`,
  sources: [
    hadolint('DL3029'),
    buildKit('FromPlatformFlagConstDisallowed'),
    docker('build/building/multi-platform/#cross-compilation'),
  ],
  messages: {
    constant:
      '"{value}" is the platform of every build: leave it out, or use $BUILDPLATFORM for tools',
  },
  examples: {
    bad: [
      {
        text: 'FROM [|--platform=linux/amd64|] alpine:3.22\n',
        messages: [
          '"linux/amd64" is the platform of every build: leave it out, or use $BUILDPLATFORM for tools',
        ],
        fixed: 'FROM alpine:3.22\n',
      },
      {
        text: 'ARG ARCH=linux/arm64\nFROM [|--platform=$ARCH|] alpine:3.22 AS app\n',
        messages: [
          '"$ARCH" is the platform of every build: leave it out, or use $BUILDPLATFORM for tools',
        ],
        fixed: 'ARG ARCH=linux/arm64\nFROM alpine:3.22 AS app\n',
        note: 'Known to hadolint alone: to BuildKit any variable will do',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\n' },
      { text: 'FROM --platform=$BUILDPLATFORM golang:1.25 AS build\n' },
      { text: 'FROM --platform=${TARGETPLATFORM} alpine:3.22\n' },
    ],
  },
  create({ model, report }) {
    return {
      stage(stage) {
        const { from, platform } = stage;
        const value = platform?.value?.text;
        if (platform === undefined || value === undefined || value === '') return;
        if (/BUILDPLATFORM|TARGETPLATFORM/.test(value)) return;
        const fixes: readonly Fix[] = [
          {
            title: 'Delete --platform',
            edits: [flagDeletion(model, from, platform)],
            mayChange: 'The stage is built for the target platform',
          },
          {
            title: 'Use $BUILDPLATFORM',
            edits: [{ start: platform.start, end: platform.end, newText: BUILD }],
            mayChange: 'The stage is built for the platform of the machine that builds',
          },
        ];
        report({
          ...placeOf(model, from, platform),
          message: 'constant',
          data: { value },
          codes: isConstant(value, stage)
            ? ['DL3029', 'FromPlatformFlagConstDisallowed']
            : ['DL3029'],
          fixes,
        });
      },
    };
  },
});

/** BuildKit lets a stage be that is named for its platform's system or architecture. */
function isConstant(value: string, { name }: Stage): boolean {
  if (value.includes('$')) return false;
  const platform = parsePlatform(withoutQuotes(value));
  if (platform === undefined) return false;
  const stage = name?.text.toLowerCase() ?? '';
  return ![platform.os, platform.architecture].some((part) => part !== '' && stage.includes(part));
}
