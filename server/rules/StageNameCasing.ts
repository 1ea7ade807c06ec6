import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { buildKit } from './support/sources.ts';
import { StageNames } from './support/stageNames.ts';

export const rule = defineRule({
  code: 'StageNameCasing',
  name: 'upper-case-stage-name',
  category: 'style',
  severity: 'warning',
  summary: 'The name of a stage has upper-case letters',
  why: `Stage names are looked up in any case: \`Build\` and \`build\` are the same stage. Written in
lower case they stand apart from the keywords around them, and look like the image names that stand
in the same places.`,
  sources: [buildKit('StageNameCasing')],
  messages: {
    upper: 'Stage name "{name}" has upper-case letters: write "{lower}"',
  },
  examples: {
    bad: [
      {
        text: 'FROM golang:1.25 AS [|Build|]\nFROM scratch\nCOPY --from=Build /app /app\n',
        messages: ['Stage name "Build" has upper-case letters: write "build"'],
        fixed: 'FROM golang:1.25 AS build\nFROM scratch\nCOPY --from=build /app /app\n',
        note: 'Whatever refers to the stage in this file is changed with it',
      },
      {
        text: 'FROM debian:13 AS [|BASE|]\nFROM base AS tools\nRUN --mount=from=BASE,target=/b ls /b\n',
        messages: ['Stage name "BASE" has upper-case letters: write "base"'],
        fixed:
          'FROM debian:13 AS base\nFROM base AS tools\nRUN --mount=from=base,target=/b ls /b\n',
      },
    ],
    good: [
      { text: 'FROM golang:1.25 AS build\n' },
      { text: 'FROM golang:1.25 AS build-2_x\n', note: 'Only letters have a case' },
    ],
  },
  create({ model, report }) {
    const names = new StageNames(model);
    return {
      stage(stage) {
        const { name } = stage;
        if (name === undefined || stage.from.words.length !== 3) return;
        const lower = name.text.toLowerCase();
        if (lower === name.text) return;
        report({
          ...placeOf(model, stage.from, name),
          message: 'upper',
          data: { name: name.text, lower },
          fixes: [
            {
              title: `Rename to "${lower}"`,
              edits: names.renaming(stage, lower),
              mayChange: 'Other files and commands may name the stage as it is written now',
            },
          ],
        });
      },
    };
  },
});
