import { readKeyValues } from '../model/keyValues.ts';
import type { Stage } from '../model/model.ts';
import type { Instruction, Word } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { lineBreakOf } from './support/lineBreaks.ts';
import { placeOf } from './support/places.ts';
import { buildKit } from './support/sources.ts';

export const rule = defineRule({
  code: 'InvalidDefinitionDescription',
  name: 'comment-describes-nothing',
  category: 'maintainability',
  severity: 'off',
  summary: 'The comment above an ARG or a stage does not begin with its name',
  why: `\`docker build --call=outline\` and \`--call=targets\` print the comment above an ARG or a named
FROM as its description, if the comment begins with the name. One that does not is left out, which
is what you want for a heading and not for a description. An empty comment line, \`#\`, between the
two says that they do not belong together; an empty line does not.

Off unless the file asks for it with \`# check=experimental=InvalidDefinitionDescription\`, as in
BuildKit, or the configuration does.`,
  sources: [buildKit('InvalidDefinitionDescription')],
  messages: {
    other:
      'The comment above does not begin with "{name}": write "# {name} …", or a "#" line between',
  },
  examples: {
    bad: [
      {
        text: '# Which release to build\nARG [|VERSION|]=1\nFROM alpine:$VERSION\n',
        messages: [
          'The comment above does not begin with "VERSION": write "# VERSION …", or a "#" line between',
        ],
        fixed: '# Which release to build\n#\nARG VERSION=1\nFROM alpine:$VERSION\n',
      },
      {
        text: '# Base of all\n\nFROM alpine:3.22 AS [|Base|]\n  # Port: 80\n  ARG [|PORT|]\n',
        messages: [
          'The comment above does not begin with "base": write "# base …", or a "#" line between',
          'The comment above does not begin with "PORT": write "# PORT …", or a "#" line between',
        ],
        fixed: '# Base of all\n\n#\nFROM alpine:3.22 AS Base\n  # Port: 80\n  #\n  ARG PORT\n',
        note: 'A stage is known by its name in lower case',
      },
    ],
    good: [
      { text: '# VERSION is the release to build\nARG VERSION=1\nFROM alpine:$VERSION AS base\n' },
      { text: '# ----- Stages -----\n#\nFROM alpine:3.22 AS base\n' },
      { text: '# A and B go together\nARG A=1 B=2\nFROM alpine:3.22\n# Anything\nRUN env\n' },
    ],
  },
  create({ model, report }) {
    function check(instruction: Instruction, names: readonly Word[], known: readonly string[]) {
      const [at] = names;
      const comment = instruction.leadingComments.at(-1);
      if (at === undefined || comment === undefined) return;
      const [first = ''] = comment.text.split(/\s/, 1);
      if (known.includes(first)) return;
      const start = model.lines.startOf(model.lines.lineAt(instruction.start));
      const { text } = model.syntax;
      const indent = text.slice(start, instruction.start);
      const edit = { start, end: start, newText: `${indent}#${lineBreakOf(text)}` };
      report({
        ...placeOf(model, instruction, at),
        message: 'other',
        data: { name: known[0] ?? '' },
        fixes: [
          {
            title: 'Part them with a "#" line',
            edits: [edit],
            mayChange: 'Nothing in the image: the comment no longer counts as a description',
          },
        ],
      });
    }
    return {
      stage({ from, name }: Stage) {
        if (name !== undefined) check(from, [name], [name.text.toLowerCase()]);
      },
      on: {
        ARG(instruction) {
          const keys = readKeyValues(instruction).map(({ key }) => key);
          check(
            instruction,
            keys,
            keys.map(({ text }) => text),
          );
        },
      },
    };
  },
});
