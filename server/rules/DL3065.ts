import { defineRule } from './rule.ts';
import { flagDeletion } from './support/deletions.ts';
import { placeOf } from './support/places.ts';
import { withoutQuotes } from './support/quotes.ts';
import { buildKit, hadolint } from './support/sources.ts';

/** With a default as well: the variable always has a value. */
const TARGET = /^\$(?:TARGETPLATFORM|\{TARGETPLATFORM(?::?[-?][^{}$]*)?\})$/;
const PLAIN = /^\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})$/;

export const rule = defineRule({
  code: 'DL3065',
  aliases: ['RedundantTargetPlatform'],
  name: 'redundant-target-platform',
  category: 'maintainability',
  severity: 'warning',
  tags: ['unnecessary'],
  summary: '--platform=$TARGETPLATFORM says what holds anyway',
  why: `A FROM without \`--platform\` takes the image for the target platform. Writing so makes a reader
look for the reason, and hides the FROMs where another platform is wanted.`,
  sources: [hadolint('DL3065'), buildKit('RedundantTargetPlatform')],
  messages: {
    redundant: '--platform={value} is what FROM does anyway: leave it out',
  },
  examples: {
    bad: [
      {
        text: 'FROM [|--platform=$TARGETPLATFORM|] alpine:3.22\n',
        messages: ['--platform=$TARGETPLATFORM is what FROM does anyway: leave it out'],
        fixed: 'FROM alpine:3.22\n',
      },
      {
        text: 'FROM [|--platform=${TARGETPLATFORM}|] \\\n  alpine:3.22 AS app\n',
        messages: ['--platform=${TARGETPLATFORM} is what FROM does anyway: leave it out'],
        fixed: 'FROM \\\n  alpine:3.22 AS app\n',
      },
      {
        text: 'FROM [|--platform=${TARGETPLATFORM:-linux/amd64}|] alpine:3.22\n',
        messages: [
          '--platform=${TARGETPLATFORM:-linux/amd64} is what FROM does anyway: leave it out',
        ],
        fixed: 'FROM alpine:3.22\n',
        note: 'The variable always has a value, so the default is never taken',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\n' },
      { text: 'FROM --platform=$BUILDPLATFORM alpine:3.22\n' },
      { text: 'FROM --platform=linux/$TARGETARCH alpine:3.22\n' },
    ],
  },
  create({ model, report }) {
    return {
      stage({ from, platform }) {
        const value = platform?.value?.text;
        if (platform === undefined || value === undefined) return;
        if (!TARGET.test(withoutQuotes(value))) return;
        report({
          ...placeOf(model, from, platform),
          message: 'redundant',
          data: { value },
          codes: PLAIN.test(value)
            ? ['DL3065', 'RedundantTargetPlatform']
            : ['RedundantTargetPlatform'],
          fixes: [{ title: 'Delete --platform', edits: [flagDeletion(model, from, platform)] }],
        });
      },
    };
  },
});
