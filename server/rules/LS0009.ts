import { instructionFact } from '../facts/instructions.ts';
import type { Flag } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { flagDeletion } from './support/deletions.ts';
import { readsFlags } from './support/flags.ts';
import { placeOf } from './support/places.ts';
import { docker, dockerfileUtils } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS0009',
  name: 'repeated-flag',
  category: 'syntax',
  severity: 'error',
  scope: 'instruction',
  onbuild: true,
  summary: 'An instruction has the same flag twice',
  why: `Which of the two would count? The builder doesn't choose, and refuses the instruction. Only
\`--mount\`, \`--device\` and \`--exclude\` may be given several times.`,
  sources: [docker('reference/dockerfile/'), dockerfileUtils('FLAG_DUPLICATE')],
  messages: {
    again: '{name} has --{flag} twice: keep one of them',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nCOPY --link [|--link|] a b\nCOPY --chown=1 a \\\n  b\n',
        messages: ['COPY has --link twice: keep one of them'],
        fixed: 'FROM alpine:3.22\nCOPY --link a b\nCOPY --chown=1 a \\\n  b\n',
      },
      {
        text: 'FROM alpine:3.22\nHEALTHCHECK --timeout=3s \\\n  [|--timeout|]=5s CMD true\n',
        messages: ['HEALTHCHECK has --timeout twice: keep one of them'],
        note: 'They differ, so nobody but you can tell which one to keep',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nRUN --mount=target=/a --mount=target=/b make\n' },
      { text: 'FROM alpine:3.22\nCOPY --exclude=*.md --exclude=*.txt . /app\n' },
    ],
  },
  create({ model, report }) {
    return {
      instruction(instruction) {
        const { name, flags } = instruction;
        if (flags.length < 2 || !readsFlags(instruction)) return;
        const facts = instructionFact(name)?.flags ?? [];
        const seen = new Map<string, Flag>();
        for (const flag of flags) {
          const fact = facts.find((each) => each.name === flag.name);
          if (fact === undefined || fact.repeatable) continue;
          const earlier = seen.get(flag.name);
          seen.set(flag.name, flag);
          if (earlier === undefined) continue;
          const isSame = earlier.value?.text === flag.value?.text;
          const at = { start: flag.start, end: flag.nameSpan.end };
          report({
            ...placeOf(model, instruction, at),
            message: 'again',
            data: { name, flag: flag.name },
            fixes: isSame
              ? [
                  {
                    title: `Delete the second --${flag.name}`,
                    edits: [flagDeletion(model, instruction, flag)],
                  },
                ]
              : [],
          });
        }
      },
    };
  },
});
