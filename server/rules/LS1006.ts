import { defineRule } from './rule.ts';
import { LostVariables } from './support/lostVariables.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1006',
  name: 'variable-before-definition',
  category: 'correctness',
  severity: 'warning',
  summary: 'RUN uses a variable that the stage sets only further down',
  why: `ARG and ENV hold from their line on. A RUN above them finds the variable empty, and the shell
says nothing: \`curl …/$VERSION.tgz\` asks for \`/.tgz\`.

Left alone is what the shell text sets itself, \`\${NAME:-default}\`, and what an official base image is
known to set. Uses that the builder expands are UndefinedVar.`,
  sources: [docker('reference/dockerfile/#scope')],
  messages: {
    below: '"{name}" is set only on line {line}, below this RUN: it is empty here',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nRUN wget https://example.com/$[|VERSION|].tgz \\\n  && tar -xf $VERSION.tgz\nARG VERSION=1.2\nRUN echo $VERSION\n',
        messages: ['"VERSION" is set only on line 4, below this RUN: it is empty here'],
        note: 'One finding for a name',
      },
      {
        text: 'FROM alpine:3.22\nRUN <<EOF\nmkdir -p "${[|APP_HOME|]}/logs"\nEOF\nENV APP_HOME=/app\n',
        messages: ['"APP_HOME" is set only on line 5, below this RUN: it is empty here'],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nARG VERSION=1.2\nRUN echo $VERSION\n' },
      {
        text: "FROM alpine:3.22\nRUN VERSION=1.1; echo $VERSION ${DEBUG:-no} '$LEVEL' \\$LEVEL\nENV VERSION=1.2 DEBUG=yes LEVEL=2\n",
        note: 'Set by the RUN itself, guarded, or not expanded',
      },
      {
        text: 'FROM alpine:3.22\nRUN . /etc/os-release && echo $VERSION_ID\nENV VERSION_ID=1\n',
        note: 'What the file sets is not known',
      },
      {
        text: 'FROM golang:1.25\nRUN ls $GOPATH $HOME\nENV GOPATH=/app HOME=/app\n',
        note: 'Set by the base image, or by every shell',
      },
      {
        text: 'FROM alpine:3.22\nRUN --mount=type=secret,id=token,env=TOKEN curl -H "X: $TOKEN" example.com\nENV TOKEN=x\n',
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
            if (where !== 'below') continue;
            const line = model.lines.lineAt(definition.nameSpan.start) + 1;
            const data = { name: reference.name, line };
            report({ ...placeOf(model, instruction, reference.nameSpan), message: 'below', data });
          }
        },
      },
    };
  },
});
