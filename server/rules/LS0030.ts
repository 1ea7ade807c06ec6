import type { Word } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { nearest } from './support/nearest.ts';
import { placeOf } from './support/places.ts';
import { docker, dockerfileUtils } from './support/sources.ts';

const TYPES = ['CMD', 'NONE'];

export const rule = defineRule({
  code: 'LS0030',
  name: 'unknown-healthcheck-type',
  category: 'syntax',
  severity: 'error',
  scope: 'instruction',
  onbuild: true,
  summary: 'HEALTHCHECK is followed by neither CMD nor NONE',
  why: `The command of a HEALTHCHECK stands behind CMD, in exec or in shell form; NONE switches off
the check of the base image. The builder refuses a command without CMD.`,
  sources: [docker('reference/dockerfile/#healthcheck'), dockerfileUtils('UNKNOWN_TYPE')],
  messages: {
    command: 'HEALTHCHECK takes its command behind CMD: write CMD before "{word}"',
    slip: '"{word}" is neither CMD nor NONE: write {near} if that is what you mean',
  },
  examples: {
    bad: [
      {
        text: 'FROM nginx:1.29\nHEALTHCHECK --interval=5m [|curl|] -f http://localhost/\n',
        messages: ['HEALTHCHECK takes its command behind CMD: write CMD before "curl"'],
        fixed: 'FROM nginx:1.29\nHEALTHCHECK --interval=5m CMD curl -f http://localhost/\n',
      },
      {
        text: 'FROM nginx:1.29\nHEALTHCHECK \\\n  [|CMDD|] true\nHEALTHCHECK [|["true"]|]\n',
        messages: [
          '"CMDD" is neither CMD nor NONE: write CMD if that is what you mean',
          'HEALTHCHECK takes its command behind CMD: write CMD before "["true"]"',
        ],
        fixed: 'FROM nginx:1.29\nHEALTHCHECK \\\n  CMD true\nHEALTHCHECK CMD ["true"]\n',
      },
    ],
    good: [{ text: 'FROM nginx:1.29\nHEALTHCHECK CMD true\nHEALTHCHECK none\n' }],
  },
  create({ model, report }) {
    return {
      on: {
        HEALTHCHECK(instruction) {
          const [word] = instruction.words;
          const upper = word?.text.toUpperCase();
          if (word === undefined || upper === undefined || TYPES.includes(upper)) return;
          const near = nearest(upper, TYPES);
          const wanted = near ?? 'CMD';
          report({
            ...placeOf(model, instruction, word),
            message: near === undefined ? 'command' : 'slip',
            data: { word: word.text, near: near ?? '' },
            fixes: [near === undefined ? inserting(word, wanted) : replacing(word, wanted)],
          });
        },
      },
    };
  },
});

function inserting({ start }: Word, wanted: string): Fix {
  return { title: `Insert ${wanted}`, edits: [{ start, end: start, newText: `${wanted} ` }] };
}

function replacing({ start, end, text }: Word, wanted: string): Fix {
  return { title: `Replace ${text} with ${wanted}`, edits: [{ start, end, newText: wanted }] };
}
