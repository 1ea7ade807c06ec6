import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { docker, dockerfileUtils } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS0006',
  name: 'invalid-stage-name',
  category: 'syntax',
  severity: 'error',
  scope: 'instruction',
  summary: 'A stage has a name that the builder does not accept',
  why: `The name of a stage begins with a letter, and goes on with letters, digits, \`-\`, \`_\` and
\`.\`. With a number alone it could be mistaken for the number of a stage. Variables are not expanded
there. And because a build may put an image in the place of a stage, its name must do for an image:
\`-\`, \`_\` and \`.\` stand between letters or digits, not at the end.`,
  sources: [docker('reference/dockerfile/#from'), dockerfileUtils('INVALID_BUILD_STAGE_NAME')],
  messages: {
    start: 'Stage name "{name}" does not begin with a letter: choose another',
    symbol: 'Stage name "{name}" has "{symbol}": use letters, digits, "-", "_" and "."',
    form: 'Stage name "{name}" has "{symbol}" where a letter or digit belongs: choose another',
    variable: 'Variables are not expanded in the name of a stage: write the name out',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22 AS [|1st|]\n',
        messages: ['Stage name "1st" does not begin with a letter: choose another'],
      },
      {
        text: 'FROM alpine:3.22 AS \\\n  [|team/base|]\nFROM alpine:3.22 as [|Wéb|]\n',
        messages: [
          'Stage name "team/base" has "/": use letters, digits, "-", "_" and "."',
          'Stage name "Wéb" has "é": use letters, digits, "-", "_" and "."',
        ],
      },
      {
        text: 'FROM alpine:3.22 AS [|base-|]\nFROM alpine:3.22 AS [|base..x|]\n',
        messages: [
          'Stage name "base-" has "-" where a letter or digit belongs: choose another',
          'Stage name "base..x" has ".." where a letter or digit belongs: choose another',
        ],
      },
      {
        text: 'ARG NAME=base\nFROM alpine:3.22 AS [|$NAME|]\n',
        messages: ['Variables are not expanded in the name of a stage: write the name out'],
      },
    ],
    good: [{ text: 'FROM alpine:3.22 AS base-2_x.y\nFROM alpine:3.22 AS Web\n' }],
  },
  create({ model, report }) {
    return {
      on: {
        FROM(from) {
          const [, as, name, more] = from.words;
          if (name === undefined || more !== undefined || as?.text.toUpperCase() !== 'AS') return;
          const lower = name.text.toLowerCase();
          const problem = problemOf(lower);
          if (problem === undefined) return;
          const { message, symbol = '' } = problem;
          const data = { name: name.text, symbol };
          report({ ...placeOf(model, from, name), message, data });
        },
      },
    };
  },
});

interface Problem {
  readonly message: 'form' | 'start' | 'symbol' | 'variable';
  readonly symbol?: string;
}

function problemOf(name: string): Problem | undefined {
  const symbol = /[^a-z0-9_.-]/u.exec(name)?.[0];
  if (symbol !== undefined) return { message: symbol === '$' ? 'variable' : 'symbol', symbol };
  if (!/^[a-z]/.test(name)) return { message: 'start' };
  // One point, one or two underscores, any number of dashes.
  const separators = /[_.-]+$|(?!(?:\.|__?|-+)[a-z0-9])(?<![_.-])[_.-]+/.exec(name)?.[0];
  return separators === undefined ? undefined : { message: 'form', symbol: separators };
}
