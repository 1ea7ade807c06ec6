import { readBrokenArray } from '../model/brokenArray.ts';
import { type PathArgument, pathText } from '../model/copy.ts';
import type { Stage } from '../model/model.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { withoutQuotes } from './support/quotes.ts';
import { referencesIn } from './support/references.ts';
import { docker, dockerfileUtils } from './support/sources.ts';
import { StageVariables } from './support/stageVariables.ts';

/** What the instructions need that BuildKit refuses without it. RUN and CMD may be empty. */
const NEEDS: Readonly<Record<string, string>> = {
  ADD: 'a source and a destination',
  ARG: 'a name',
  COPY: 'a source and a destination',
  ENV: 'a name and a value',
  EXPOSE: 'a port',
  FROM: 'an image',
  HEALTHCHECK: 'CMD and a command, or NONE',
  LABEL: 'a name and a value',
  MAINTAINER: 'a name',
  ONBUILD: 'an instruction',
  SHELL: 'a program',
  STOPSIGNAL: 'a signal',
  USER: 'a user',
  VOLUME: 'a path',
  WORKDIR: 'a path',
};

export const rule = defineRule({
  code: 'LS0003',
  name: 'missing-argument',
  category: 'syntax',
  severity: 'error',
  onbuild: true,
  summary: 'An instruction lacks what it is about',
  why: `The builder reads the whole file before it does anything, and stops at an instruction that
doesn't say what to do. RUN, CMD and ENTRYPOINT are the exception: without arguments they run an
empty command, or take back the one of the base image.`,
  sources: [
    docker('reference/dockerfile/'),
    dockerfileUtils('ARGUMENT_MISSING'),
    dockerfileUtils('ARGUMENT_REQUIRES_AT_LEAST_ONE'),
    dockerfileUtils('ARGUMENT_REQUIRES_AT_LEAST_TWO'),
    dockerfileUtils('HEALTHCHECK_CMD_ARGUMENT_MISSING'),
    dockerfileUtils('SHELL_REQUIRES_ONE'),
  ],
  messages: {
    nothing: '{name} lacks {what}: add it, or delete the line',
    destination: '{name} has one path only: add where in the image it goes',
    command: 'HEALTHCHECK CMD lacks a command: add it, or write HEALTHCHECK NONE',
    path: 'The path of this VOLUME is empty: write one, or delete it',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\n[|WORKDIR|]\n[|ENV|] \\\n  # Nothing\n\n',
        messages: [
          'WORKDIR lacks a path: add it, or delete the line',
          'ENV lacks a name and a value: add it, or delete the line',
        ],
      },
      {
        text: 'FROM alpine:3.22\nCOPY --link [|app|]\nADD \\\n  [|["app"]|]\n',
        messages: [
          'COPY has one path only: add where in the image it goes',
          'ADD has one path only: add where in the image it goes',
        ],
      },
      {
        text: 'FROM alpine:3.22\n[|HEALTHCHECK|] --interval=5s\nHEALTHCHECK [|CMD|]\n',
        messages: [
          'HEALTHCHECK lacks CMD and a command, or NONE: add it, or delete the line',
          'HEALTHCHECK CMD lacks a command: add it, or write HEALTHCHECK NONE',
        ],
      },
      {
        text: 'FROM alpine:3.22\nENV DIR=""\nVOLUME [|$DIR|]\nVOLUME ["/data", [|" "|]]\n[|SHELL|] []\n',
        messages: [
          'The path of this VOLUME is empty: write one, or delete it',
          'The path of this VOLUME is empty: write one, or delete it',
          'SHELL lacks a program: add it, or delete the line',
        ],
      },
      {
        text: 'FROM alpine:3.22\n[|ONBUILD|]\nONBUILD [|USER|]\n',
        messages: [
          'ONBUILD lacks an instruction: add it, or delete the line',
          'USER lacks a user: add it, or delete the line',
        ],
        note: 'What ONBUILD keeps fails in the builds that it is kept for',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nCOPY app /app\nWORKDIR /app\n' },
      { text: 'FROM alpine:3.22\nRUN\nENTRYPOINT []\nCMD\n', note: 'Accepted by the builder' },
      { text: 'FROM alpine:3.22\nCOPY <<EOF /motd\nHello\nEOF\n' },
    ],
  },
  create({ model, report }) {
    const variables = new StageVariables(model);
    return {
      instruction(instruction, stage) {
        const { name, keyword } = instruction;
        const what = Object.hasOwn(NEEDS, name) ? NEEDS[name] : undefined;
        if (what === undefined) return;
        const given = instruction.json?.items ?? instruction.words;
        const [first, second] = given;
        if (first === undefined && name !== 'HEALTHCHECK') {
          report({ at: keyword, message: 'nothing', data: { name: keyword.text, what } });
        } else if (name === 'HEALTHCHECK') checkHealth(instruction, what);
        else if ((name === 'ADD' || name === 'COPY') && first && second === undefined) {
          // Brackets that are no JSON are one word; LS0025 says what is wrong with them.
          if (readBrokenArray(instruction) !== undefined) return;
          const at = instruction.json ?? first;
          report({ ...placeOf(model, instruction, at), message: 'destination', data: { name } });
        } else if (name === 'VOLUME') {
          const empty = given.find((path) => isEmpty(path, stage));
          if (empty) report({ ...placeOf(model, instruction, empty), message: 'path' });
        }
      },
    };

    function isEmpty(path: PathArgument, stage: Stage | undefined): boolean {
      const text = withoutQuotes(pathText(path));
      if (stage === undefined || !text.includes('$')) return text.trim() === '';
      return hasDefinitions(path) && variables.expand(text, path, stage)?.trim() === '';
    }

    /** A variable that nothing sets is reported as such. */
    function hasDefinitions(path: PathArgument): boolean {
      return referencesIn(model, path).every(({ definition }) => definition !== undefined);
    }

    function checkHealth(instruction: Instruction, what: string) {
      const { keyword, words, json } = instruction;
      const [type, command] = words;
      if (type === undefined) {
        report({ at: keyword, message: 'nothing', data: { name: keyword.text, what } });
      } else if (type.text.toUpperCase() === 'CMD' && (!command || json?.items.length === 0)) {
        report({ ...placeOf(model, instruction, type), message: 'command' });
      }
    }
  },
});
