import { instructionFact } from '../facts/instructions.ts';
import { defineRule, type Fix } from './rule.ts';
import { flagText, readsFlags } from './support/flags.ts';
import { placeOf } from './support/places.ts';
import { docker, dockerfileUtils } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS0010',
  name: 'flag-without-value',
  category: 'syntax',
  severity: 'error',
  scope: 'instruction',
  onbuild: true,
  summary: 'A flag lacks its value',
  why: `A value belongs to its flag by \`=\`, without a blank: \`--from=build\`. Behind a blank it is an
argument of the instruction. Only flags that are on or off, such as \`--link\`, may stand alone, and
then without \`=\`.`,
  sources: [docker('reference/dockerfile/'), dockerfileUtils('FLAG_MISSING_VALUE')],
  messages: {
    missing: '--{flag} needs a value: write --{flag}=… without a blank',
    separate: '--{flag} needs its value behind "=": write --{flag}={value}',
    empty: '--{flag} has "=" but no value: delete "=", or write true or false',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22 AS build\nFROM scratch\nCOPY [|--from|] build a b\n',
        messages: ['--from needs its value behind "=": write --from=build'],
        fixed: 'FROM alpine:3.22 AS build\nFROM scratch\nCOPY --from=build a b\n',
      },
      {
        text: 'FROM alpine:3.22\nHEALTHCHECK \\\n  [|--interval|] 5s CMD true\nRUN [|--mount|] --network=none make\n',
        messages: [
          '--interval needs its value behind "=": write --interval=5s',
          '--mount needs a value: write --mount=… without a blank',
        ],
        fixed:
          'FROM alpine:3.22\nHEALTHCHECK \\\n  --interval=5s CMD true\nRUN --mount --network=none make\n',
      },
      {
        text: 'FROM alpine:3.22 AS build\nFROM scratch\nCOPY [|--from|] \\\n  build a b\n',
        messages: ['--from needs a value: write --from=… without a blank'],
        note: 'A comment may stand between, so it is for you to join the lines',
      },
      {
        text: 'FROM alpine:3.22\nCOPY [|--link=|] a b\n',
        messages: ['--link has "=" but no value: delete "=", or write true or false'],
        fixed: 'FROM alpine:3.22\nCOPY --link a b\n',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nCOPY --link --chown=app a b\n' },
      { text: 'FROM --platform= alpine:3.22\n', note: 'As good as no flag' },
    ],
  },
  create({ model, report }) {
    return {
      instruction(instruction) {
        const { name, flags } = instruction;
        if (flags.length === 0 || !readsFlags(instruction)) return;
        const { words } = instruction;
        const facts = instructionFact(name)?.flags ?? [];
        for (const flag of flags) {
          const kind = facts.find((fact) => fact.name === flag.name)?.value.kind;
          const text = flagText(flag, model);
          if (kind === undefined || (kind === 'boolean' ? text !== '' : text !== undefined)) {
            continue;
          }
          const [next] = words;
          const isLast = text === undefined && flag === flags.at(-1);
          const isSeparate =
            isLast &&
            next !== undefined &&
            // Over lines, a comment may stand between.
            /^[ \t]*$/.test(model.syntax.text.slice(flag.end, next.start));
          const at = { start: flag.start, end: flag.end };
          const fixes: readonly Fix[] =
            text === ''
              ? [
                  {
                    title: 'Delete "="',
                    edits: [{ start: flag.nameSpan.end, end: flag.end, newText: '' }],
                  },
                ]
              : isSeparate
                ? [
                    {
                      title: 'Join them with "="',
                      edits: [{ start: flag.end, end: next.start, newText: '=' }],
                    },
                  ]
                : [];
          report({
            ...placeOf(model, instruction, at),
            message: text === '' ? 'empty' : isSeparate ? 'separate' : 'missing',
            data: { flag: flag.name, value: next?.text ?? '' },
            fixes,
          });
        }
      },
    };
  },
});
