import type { Instruction } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS0033',
  name: 'heredoc-as-destination',
  category: 'syntax',
  severity: 'error',
  scope: 'instruction',
  onbuild: true,
  summary: 'A heredoc stands where COPY or ADD has its destination',
  why: `The last argument says where in the image the files go. A heredoc is the content of a file, so
it stands before it: \`COPY <<EOF /etc/motd\`.`,
  sources: [docker('reference/dockerfile/#example-creating-inline-files')],
  messages: {
    last: 'A heredoc is a source: write behind it where the file goes',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nCOPY /etc/motd [|<<EOF|]\nHello\nEOF\nADD \\\n  a [|<<"E"|]\nE\n',
        messages: [
          'A heredoc is a source: write behind it where the file goes',
          'A heredoc is a source: write behind it where the file goes',
        ],
      },
    ],
    good: [{ text: 'FROM alpine:3.22\nCOPY a <<EOF /etc/\nHello\nEOF\n' }],
  },
  create({ model, report }) {
    return { on: { ADD: check, COPY: check } };

    function check(instruction: Instruction) {
      const { words, heredocs } = instruction;
      const last = words.at(-1);
      if (last === undefined || words.length < 2) return;
      if (!heredocs.some(({ opener }) => opener.start === last.start)) return;
      report({ ...placeOf(model, instruction, last), message: 'last' });
    }
  },
});
