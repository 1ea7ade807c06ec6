import type { Instruction, Word } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { docker, dockerfileUtils } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS0004',
  name: 'superfluous-argument',
  category: 'syntax',
  severity: 'error',
  scope: 'instruction',
  onbuild: true,
  summary: 'An instruction has more arguments than it takes',
  why: `STOPSIGNAL names one signal, and HEALTHCHECK NONE says all there is to say. The builder refuses
what stands behind. A comment needs a line of its own: \`#\` begins none behind an instruction.`,
  sources: [
    docker('reference/dockerfile/#stopsignal'),
    docker('reference/dockerfile/#healthcheck'),
    dockerfileUtils('ARGUMENT_EXTRA'),
    dockerfileUtils('ARGUMENT_UNNECESSARY'),
  ],
  messages: {
    signal: 'STOPSIGNAL takes one signal: delete "{rest}"',
    none: 'HEALTHCHECK NONE takes nothing more: delete "{rest}"',
  },
  examples: {
    bad: [
      {
        text: 'FROM nginx:1.29\nSTOPSIGNAL SIGQUIT [|# Ends gracefully|]\n',
        messages: ['STOPSIGNAL takes one signal: delete "# Ends gracefully"'],
        fixed: 'FROM nginx:1.29\nSTOPSIGNAL SIGQUIT\n',
      },
      {
        text: 'FROM nginx:1.29\nHEALTHCHECK None \\\n  [|CMD true|]\n',
        messages: ['HEALTHCHECK NONE takes nothing more: delete "CMD true"'],
        fixed: 'FROM nginx:1.29\nHEALTHCHECK None\n',
      },
    ],
    good: [
      { text: 'FROM nginx:1.29\nSTOPSIGNAL SIGQUIT\nHEALTHCHECK NONE\n' },
      { text: 'FROM alpine:3.22\nUSER my user\n', note: 'A name with a blank, to the builder' },
    ],
  },
  create({ model, report }) {
    return {
      on: {
        STOPSIGNAL: (instruction) => check(instruction, 'signal'),
        HEALTHCHECK(instruction) {
          if (instruction.words[0]?.text.toUpperCase() === 'NONE') check(instruction, 'none');
        },
      },
    };

    function check(instruction: Instruction, message: 'signal' | 'none') {
      const [first, second] = instruction.words;
      const last = instruction.words.at(-1);
      if (first === undefined || second === undefined || last === undefined) return;
      report({
        ...placeOf(model, instruction, { start: second.start, end: last.end }),
        message,
        data: { rest: textBetween(instruction, second, last) },
        fixes: [
          {
            title: 'Delete what is too much',
            edits: [{ start: first.end, end: last.end, newText: '' }],
          },
        ],
      });
    }
  },
});

function textBetween({ body }: Instruction, from: Word, to: Word): string {
  return body.value.slice(from.index, to.index + to.text.length);
}
