import { defineRule } from './rule.ts';
import { LostVariables } from './support/lostVariables.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1008',
  name: 'variable-of-another-stage',
  category: 'correctness',
  severity: 'warning',
  summary: 'RUN uses a variable that only another stage sets',
  why: `Every FROM begins with the environment of its image and nothing else. What ARG and ENV of an
earlier stage set is there only if the stage is built on that one; copying files from it brings no
variables along.

Left alone is what the shell text sets itself, \`\${NAME:-default}\`, and what the base image may set.
Uses that the builder expands are UndefinedVar.`,
  sources: [docker('reference/dockerfile/#env'), docker('build/building/multi-stage/')],
  messages: {
    another: '"{name}" is set on line {line} for another stage only: it is empty here',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22 AS build\nENV APP_HOME=/app\nRUN make -C $APP_HOME\nFROM alpine:3.22\nCOPY --from=build /app /app\nRUN chmod +x $[|APP_HOME|]/run \\\n  && ls ${APP_HOME}\n',
        messages: ['"APP_HOME" is set on line 2 for another stage only: it is empty here'],
      },
      {
        text: 'FROM alpine:3.22 AS build\nARG UID_OF_APP=1000\nFROM debian:13\nRUN ["bash", "-c", "useradd -u $[|UID_OF_APP|] app"]\n',
        messages: ['"UID_OF_APP" is set on line 2 for another stage only: it is empty here'],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22 AS build\nENV APP_HOME=/app\nFROM build\nRUN ls $APP_HOME\n' },
      {
        text: 'FROM alpine:3.22 AS build\nENV JAVA_HOME=/jdk\nFROM eclipse-temurin:25\nRUN ls $JAVA_HOME\n',
        note: 'The base image sets it',
      },
      {
        text: 'FROM alpine:3.22 AS build\nENV APP_HOME=/app\nFROM registry.example.com/base:1\nRUN ls $APP_HOME\n',
        note: 'The base image may set it',
      },
      {
        text: 'FROM alpine:3.22 AS build\nENV FILES=a\nFROM alpine:3.22\nRUN for FILES in a b; do echo $FILES; done\n',
      },
      {
        text: 'FROM alpine:3.22\nRUN echo $APP_HOME\nFROM alpine:3.22\nENV APP_HOME=/app\n',
        note: 'An earlier stage does not expect it',
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
            if (where !== 'another') continue;
            const line = model.lines.lineAt(definition.nameSpan.start) + 1;
            const data = { name: reference.name, line };
            report({
              ...placeOf(model, instruction, reference.nameSpan),
              message: 'another',
              data,
            });
          }
        },
      },
    };
  },
});
