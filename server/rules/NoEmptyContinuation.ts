import type { DockerfileModel } from '../model/model.ts';
import type { Instruction, Span } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { buildKit } from './support/sources.ts';

export const rule = defineRule({
  code: 'NoEmptyContinuation',
  name: 'empty-continuation-line',
  category: 'syntax',
  severity: 'warning',
  scope: 'instruction',
  tags: ['deprecated'],
  summary: 'A continued instruction has an empty line',
  why: `A backslash continues the instruction on the next line. When that line is empty, the builder
still reads on, for the sake of old files, and has announced to stop doing so: then the file will
not build. Until then the gap looks like the end of the instruction and is not.

Comment lines between continuations are fine: they set parts of a long command apart.`,
  sources: [buildKit('NoEmptyContinuation')],
  messages: {
    empty: 'Empty line in the continued {name}: delete it, or make it a comment',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nRUN apk upgrade && \\\n[|\n|]  apk add curl\n',
        messages: ['Empty line in the continued RUN: delete it, or make it a comment'],
        fixed: 'FROM alpine:3.22\nRUN apk upgrade && \\\n  apk add curl\n',
      },
      {
        text: 'FROM alpine:3.22\nENV A=1 \\\n  # Why\n[|\n  \n|]  B=2 \\\n\n  C=3\nRUN env\n',
        messages: ['Empty line in the continued ENV: delete it, or make it a comment'],
        fixed: 'FROM alpine:3.22\nENV A=1 \\\n  # Why\n  B=2 \\\n  C=3\nRUN env\n',
        note: 'One finding for an instruction, however many lines are empty',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nRUN apk upgrade && \\\n  # The client\n  apk add curl\n' },
      { text: 'FROM alpine:3.22\nRUN <<EOF\napk upgrade\n\napk add curl\nEOF\n' },
    ],
  },
  create({ model, report }) {
    return {
      instruction(instruction) {
        const { name, emptyContinuations } = instruction;
        const [first] = emptyContinuations;
        if (first === undefined) return;
        report({
          at: lastLine(instruction, emptyContinuations, model),
          focus: first,
          message: 'empty',
          data: { name },
          fixes: [
            {
              title: 'Delete the empty lines',
              edits: emptyContinuations.map(({ start, end }) => ({ start, end, newText: '' })),
            },
          ],
        });
      },
    };
  },
});

/** What stands on the instruction's last line, heredocs left aside: BuildKit names that line. */
function lastLine(
  { body, innerComments }: Instruction,
  empty: readonly Span[],
  { lines }: DockerfileModel,
): Span {
  const last = Math.max(
    lines.lineAt(body.end),
    ...innerComments.map(({ start }) => lines.lineAt(start)),
    ...empty.map(({ end }) => lines.lineAt(end - 1)),
  );
  return { start: lines.startOf(last), end: lines.endOf(last) };
}
