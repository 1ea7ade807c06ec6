import { pathText, readCopy } from '../model/copy.ts';
import type { Stage } from '../model/model.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { inCaseOf } from './support/casing.ts';
import { lineBreakOf } from './support/lineBreaks.ts';
import { placeOf } from './support/places.ts';
import { withoutQuotes } from './support/quotes.ts';
import { docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3045',
  name: 'relative-copy-destination',
  category: 'maintainability',
  severity: 'warning',
  summary: 'COPY has a relative destination, and no WORKDIR says relative to what',
  why: `Without a WORKDIR in this file, a relative destination starts wherever the base image has its
working directory: often the root folder, where the files then lie among those of the system. Another
base image, or a newer one, puts them elsewhere.

Harmless where the base image documents its working directory, as \`golang\` does. A stage begins with
the WORKDIR of the stage it is built on.`,
  sources: [hadolint('DL3045'), docker('reference/dockerfile/#workdir')],
  messages: {
    relative: '"{path}" is relative to the working directory of the base image: set WORKDIR first',
    home: '"{path}" is a folder named "~", for no shell reads it: write the whole path',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nCOPY package.json [|.|]\nCOPY ["src", [|"src/"|]]\n',
        messages: [
          '"." is relative to the working directory of the base image: set WORKDIR first',
          '"src/" is relative to the working directory of the base image: set WORKDIR first',
        ],
        fixed: 'FROM alpine:3.22\nWORKDIR /app\nCOPY package.json .\nCOPY ["src", "src/"]\n',
      },
      {
        text: 'FROM golang:1.25 AS build\nWORKDIR /src\nCOPY . .\nFROM alpine:3.22\nCOPY --from=build \\\n  /src/app \\\n  [|app|]\n',
        messages: [
          '"app" is relative to the working directory of the base image: set WORKDIR first',
        ],
        fixed:
          'FROM golang:1.25 AS build\nWORKDIR /src\nCOPY . .\nFROM alpine:3.22\nWORKDIR /app\nCOPY --from=build \\\n  /src/app \\\n  app\n',
        note: 'WORKDIR ends with its stage',
      },
      {
        text: 'FROM alpine:3.22\nCOPY .bashrc [|~/|]\n',
        messages: ['"~/" is a folder named "~", for no shell reads it: write the whole path'],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nWORKDIR /app\nCOPY . .\n' },
      {
        text: 'FROM alpine:3.22 AS base\nWORKDIR /app\nFROM base AS Build\nFROM build\nCOPY . .\n',
        note: 'From the stage it is built on',
      },
      { text: 'FROM alpine:3.22\nCOPY a "/my/folder/"\nCOPY ["a", "/b"]\n' },
      {
        text: 'FROM alpine:3.22\nARG DIR=/app\nCOPY . ${DIR}/src\n',
        note: 'It may be a whole path',
      },
      {
        text: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nCOPY a C:/app/\nCOPY a D:\\\\app\\\\\n',
      },
      {
        text: 'FROM alpine:3.22\nADD a.tar.gz .\nONBUILD COPY . .\n',
        note: 'ADD is not looked at, nor what runs in another build',
      },
    ],
  },
  create({ model, report }) {
    /** Stages with a WORKDIR, of their own or of one they are built on; `undefined` before FROM. */
    const settled = new Set<Stage | undefined>();
    /** Whose first finding carries the fix already: it mends all of them. */
    const mended = new Set<Stage | undefined>();
    return {
      stage(stage) {
        if (stage.parent && settled.has(stage.parent)) settled.add(stage);
      },
      on: {
        WORKDIR(_, stage) {
          settled.add(stage);
        },
        COPY(instruction, stage) {
          const { destination } = readCopy(instruction) ?? {};
          if (destination === undefined || settled.has(stage)) return;
          const path = withoutQuotes(pathText(destination));
          if (/^(?:[/$]|[A-Za-z]:)/.test(path)) return;
          const isHome = /^~(?:\/|$)/.test(path);
          report({
            ...placeOf(model, instruction, destination),
            message: isHome ? 'home' : 'relative',
            data: { path },
            fixes: isHome ? [] : fixesFor(instruction, stage),
          });
        },
      },
    };

    function fixesFor({ keyword }: Instruction, stage: Stage | undefined): readonly Fix[] {
      if (stage === undefined || mended.has(stage)) return [];
      mended.add(stage);
      const line = `${inCaseOf(keyword.text, 'WORKDIR')} /app`;
      const newText = line + lineBreakOf(model.syntax.text);
      const edits = [{ start: keyword.start, end: keyword.start, newText }];
      const mayChange =
        'What is copied from here on goes below /app, and RUN, CMD and ENTRYPOINT start there';
      return [{ title: `Insert ${line}`, edits, mayChange }];
    }
  },
});
