import { readKeyValues } from '../model/keyValues.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { instructionDeletion } from './support/deletions.ts';
import { placeOf } from './support/places.ts';
import { withoutQuotes } from './support/quotes.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1026',
  name: 'repeated-env',
  category: 'maintainability',
  severity: 'info',
  tags: ['unnecessary'],
  summary: 'ENV gives a variable the value that it has already',
  why: `ENV holds for the rest of the stage: the second one does nothing. Mostly two people needed the
variable; the day one of the two lines is changed, the other one decides, or does not.`,
  sources: [docker('reference/dockerfile/#env')],
  messages: {
    repeated: '"{name}" has this value since line {line}: delete it here',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nENV DEBUG=1 PORT=80\nRUN make\nENV [|PORT|] 80\nENV A=1 \\\n  [|DEBUG|]="1"\n',
        messages: [
          '"PORT" has this value since line 2: delete it here',
          '"DEBUG" has this value since line 2: delete it here',
        ],
        fixed: 'FROM alpine:3.22\nENV DEBUG=1 PORT=80\nRUN make\nENV A=1 \\\n  DEBUG="1"\n',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nENV A=1\nENV A=2\nENV A=1\n' },
      {
        text: 'FROM alpine:3.22\nENV PATH=/a:$PATH\nENV PATH=/a:$PATH\n',
        note: 'Not the same value',
      },
      { text: 'FROM alpine:3.22\nENV A=-x -o=1 B=-y -o=1\n' },
      { text: 'FROM alpine:3.22\nENV A=1\nARG A=2\nENV A=1\nFROM alpine:3.22\nENV A=1\n' },
    ],
  },
  create({ model, report }) {
    /** The value each variable has in the stage, where the file says it letter by letter. */
    const values = new Map<string, { readonly value: string; readonly line: number }>();
    return {
      stage() {
        values.clear();
      },
      on: {
        ARG(instruction) {
          for (const { key } of readKeyValues(instruction)) values.delete(withoutQuotes(key.text));
        },
        ENV(instruction) {
          const pairs = readKeyValues(instruction);
          for (const { key, value } of pairs) {
            const name = withoutQuotes(key.text);
            // `CFLAGS=-a -b=c` sets "-b", which LS1004 reports.
            if (name.startsWith('-')) continue;
            const known = values.get(name);
            const text = withoutQuotes(value?.text ?? '');
            const line = model.lines.lineAt(key.start) + 1;
            if (value === undefined || /[$\\"']/.test(text)) values.delete(name);
            else if (known?.value !== text) values.set(name, { value: text, line });
            else {
              const fixes = pairs.length === 1 ? [deletion(instruction)] : [];
              const place = placeOf(model, instruction, key);
              report({ ...place, message: 'repeated', data: { name, line: known.line }, fixes });
            }
          }
        },
      },
    };

    function deletion(instruction: Instruction): Fix {
      const edits = [instructionDeletion(model, instruction)];
      return { title: `Delete this ${instruction.name}`, edits };
    }
  },
});
