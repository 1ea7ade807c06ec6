import type { Instruction, Word } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { instructionDeletion } from './support/deletions.ts';
import { placeOf } from './support/places.ts';
import { exposedPorts } from './support/ports.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1027',
  name: 'repeated-expose',
  category: 'maintainability',
  severity: 'info',
  tags: ['unnecessary'],
  summary: 'EXPOSE names a port a second time',
  why: `A port is exposed or it is not; without a protocol it is TCP. The second time may be a slip for
another port, or for \`/udp\`.`,
  sources: [docker('reference/dockerfile/#expose')],
  messages: {
    repeated: '"{port}" is exposed on line {line} already: delete it here',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nEXPOSE 80 443 [|80/tcp|]\nEXPOSE [|443/TCP|]\nEXPOSE 8080 \\\n  [|443|]\n',
        messages: [
          '"80/tcp" is exposed on line 2 already: delete it here',
          '"443/TCP" is exposed on line 2 already: delete it here',
          '"443" is exposed on line 2 already: delete it here',
        ],
        fixed: 'FROM alpine:3.22\nEXPOSE 80 443\nEXPOSE 8080 \\\n  443\n',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nEXPOSE 53/tcp 53/udp\nFROM alpine:3.22\nEXPOSE 53\n' },
      { text: 'FROM alpine:3.22\nARG PORT\nEXPOSE $PORT\nEXPOSE $PORT 80-81 80\n' },
    ],
  },
  create({ model, report }) {
    /** The line of every port of the stage. */
    const lines = new Map<string, number>();
    return {
      stage() {
        lines.clear();
      },
      on: {
        EXPOSE(instruction) {
          let before: Word | undefined;
          for (const { word, text, container, protocol } of exposedPorts(model, instruction)) {
            const previous = before;
            before = word;
            if (!/^\d+(?:-\d+)?$/.test(container)) continue;
            const key = `${container}/${protocol?.toLowerCase() ?? 'tcp'}`;
            const line = lines.get(key);
            if (line === undefined) lines.set(key, model.lines.lineAt(word.start) + 1);
            else {
              const place = placeOf(model, instruction, word);
              const fixes = deletions(instruction, word, previous);
              report({ ...place, message: 'repeated', data: { port: text, line }, fixes });
            }
          }
        },
      },
    };

    /** Of the instruction, or of a word that stands behind another one on its line. */
    function deletions(
      instruction: Instruction,
      word: Word,
      before: Word | undefined,
    ): readonly Fix[] {
      const title = 'Delete it';
      if (instruction.words.length === 1) {
        return [{ title, edits: [instructionDeletion(model, instruction)] }];
      }
      if (before === undefined) return [];
      const { text } = model.syntax;
      if (!/^[ \t]+$/.test(text.slice(before.end, word.start))) return [];
      return [{ title, edits: [{ start: before.end, end: word.end, newText: '' }] }];
    }
  },
});
