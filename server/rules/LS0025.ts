import { readBrokenArray } from '../model/brokenArray.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { arrayRemedies, fixesForArray } from './support/arrays.ts';
import { placeOf } from './support/places.ts';
import { docker, dockerfileUtils } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS0025',
  name: 'malformed-exec-form',
  category: 'correctness',
  severity: 'warning',
  scope: 'instruction',
  onbuild: true,
  summary: 'Arguments look like a JSON array, but are none',
  why: `The form in brackets is JSON: double quotes, commas between, nothing behind. With the
slightest slip it is no JSON, and the builder takes the brackets for plain text: RUN calls a program
named \`[\`, COPY looks for files whose names begin with a bracket. It says nothing about it.

For CMD, ENTRYPOINT and HEALTHCHECK see DL3025.`,
  sources: [docker('reference/dockerfile/#exec-form'), dockerfileUtils('JSON_IN_SINGLE_QUOTES')],
  messages: {
    broken: 'This is no JSON, so {name} takes it for plain text: {remedy}',
  },
  examples: {
    bad: [
      {
        text: "FROM alpine:3.22\nRUN [[|'apk'|], 'add', 'curl']\nVOLUME [[|/data|]]\n",
        messages: [
          'This is no JSON, so RUN takes it for plain text: use double quotes',
          'This is no JSON, so VOLUME takes it for plain text: put double quotes around each word',
        ],
        fixed: 'FROM alpine:3.22\nRUN ["apk", "add", "curl"]\nVOLUME ["/data"]\n',
      },
      {
        text: 'FROM alpine:3.22\nCOPY --link ["my file", "/app/"[|,|]]\nADD \\\n  ["my file", "/app/[|"|]\n',
        messages: [
          'This is no JSON, so COPY takes it for plain text: delete the last comma',
          'This is no JSON, so ADD takes it for plain text: add "]" at the end',
        ],
        fixed:
          'FROM alpine:3.22\nCOPY --link ["my file", "/app/"]\nADD \\\n  ["my file", "/app/"]\n',
      },
      {
        text: 'FROM alpine:3.22\nRUN ["C:[|\\P|]ython\\\\python.exe", "a.py"]\nONBUILD RUN ["make", "all"] [|# all|]\n',
        messages: [
          'This is no JSON, so RUN takes it for plain text: write each backslash twice',
          'This is no JSON, so RUN takes it for plain text: delete what stands behind "]", or the brackets',
        ],
        fixed:
          'FROM alpine:3.22\nRUN ["C:\\\\Python\\\\python.exe", "a.py"]\nONBUILD RUN ["make", "all"] # all\n',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nRUN ["apk", "add", "curl"]\nCOPY [a-z]*.txt /\n' },
      { text: 'FROM alpine:3.22\nRUN [ "$A" = "b" ] && [ -f c ]\n', note: 'Tests of the shell' },
    ],
  },
  create({ model, report }) {
    return { on: { ADD: check, COPY: check, RUN: check, VOLUME: check } };

    function check(instruction: Instruction) {
      const broken = readBrokenArray(instruction);
      if (broken === undefined || broken.fault === 'non-string') return;
      report({
        ...placeOf(model, instruction, broken.at),
        message: 'broken',
        data: { name: instruction.name, remedy: arrayRemedies[broken.fault] },
        fixes: fixesForArray(broken),
      });
    }
  },
});
