import type { Stage } from '../model/model.ts';
import { defineRule, type Fix } from './rule.ts';
import { inCaseOf } from './support/casing.ts';
import { lineBreakOf } from './support/lineBreaks.ts';
import { LostVariables } from './support/lostVariables.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1007',
  name: 'global-arg-in-stage',
  category: 'correctness',
  severity: 'warning',
  summary: 'RUN uses an ARG that FROM has put out of scope',
  why: `An ARG above the first FROM is known to FROM lines only. In a stage the variable is empty, even
with \`--build-arg\`, until \`ARG NAME\` without a value brings it in.

Left alone is what the shell text sets itself, \`\${NAME:-default}\`, and what an official base image is
known to set: \`NODE_VERSION\` in \`node\`. Uses that the builder expands are UndefinedVar.`,
  sources: [docker('reference/dockerfile/#understand-how-arg-and-from-interact')],
  messages: {
    global: '"{name}" of line {line} is known to FROM only: write "ARG {name}" in this stage',
  },
  examples: {
    bad: [
      {
        text: 'ARG APP_VERSION=1.2\nFROM alpine:3.22\nRUN wget https://example.com/$[|APP_VERSION|].tgz\nRUN echo $APP_VERSION\n',
        messages: [
          '"APP_VERSION" of line 1 is known to FROM only: write "ARG APP_VERSION" in this stage',
        ],
        fixed:
          'ARG APP_VERSION=1.2\nFROM alpine:3.22\nARG APP_VERSION\nRUN wget https://example.com/$APP_VERSION.tgz\nRUN echo $APP_VERSION\n',
        note: 'One finding for a name in a stage',
      },
      {
        text: 'ARG LEVEL\nFROM alpine:3.22 AS a\nARG LEVEL\nFROM registry.example.com/base:1 \\\n  AS b\nRUN make \\\n  level="${[|LEVEL|]}"\n',
        messages: ['"LEVEL" of line 1 is known to FROM only: write "ARG LEVEL" in this stage'],
        fixed:
          'ARG LEVEL\nFROM alpine:3.22 AS a\nARG LEVEL\nFROM registry.example.com/base:1 \\\n  AS b\nARG LEVEL\nRUN make \\\n  level="${LEVEL}"\n',
      },
    ],
    good: [
      { text: 'ARG LEVEL=1\nFROM alpine:3.22\nARG LEVEL\nRUN make level=$LEVEL\n' },
      { text: 'ARG LEVEL=1\nFROM alpine:3.22 AS a\nARG LEVEL\nFROM a\nRUN make level=$LEVEL\n' },
      {
        text: 'ARG NODE_VERSION=24\nFROM node:${NODE_VERSION}\nRUN echo $NODE_VERSION\n',
        note: 'The base image sets it',
      },
      { text: 'ARG LEVEL=1\nFROM alpine:3.22\nRUN LEVEL=2 && make $LEVEL ${LEVEL:-3}\n' },
      {
        text: 'ARG LEVEL=1\nFROM mcr.microsoft.com/windows/servercore:ltsc2025\nSHELL ["powershell", "-Command"]\nRUN Write-Host $LEVEL\n',
        note: 'Not a variable of the environment there',
      },
    ],
  },
  create({ model, shell, report }) {
    const variables = new LostVariables(model);
    return {
      on: {
        RUN(instruction, stage) {
          const script = stage && shell(instruction);
          if (stage === undefined || script === undefined) return;
          for (const { reference, definition, where } of variables.in(instruction, stage, script)) {
            if (where !== 'global') continue;
            const { name } = reference;
            const line = model.lines.lineAt(definition.nameSpan.start) + 1;
            report({
              ...placeOf(model, instruction, reference.nameSpan),
              message: 'global',
              data: { name, line },
              fixes: [declaration(name, stage)],
            });
          }
        },
      },
    };

    function declaration(name: string, { from }: Stage): Fix {
      const { lines, syntax } = model;
      const at = lines.startOf(lines.lineAt(from.end) + 1);
      const newText = `${inCaseOf(from.keyword.text, 'ARG')} ${name}${lineBreakOf(syntax.text)}`;
      return {
        title: `Write "ARG ${name}" after FROM`,
        edits: [{ start: at, end: at, newText }],
        mayChange: `The stage is given the value of ${name}, and is built anew when it changes`,
      };
    }
  },
});
