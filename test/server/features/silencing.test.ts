import assert from 'node:assert/strict';
import { silencings } from '../../../server/features/silencing.ts';
import { defaultLintConfig } from '../../../server/lint/config.ts';
import { applyEdits } from '../../../server/lint/fixes.ts';
import { Linter } from '../../../server/lint/linter.ts';
import { analyze } from '../../../server/model/analyze.ts';
import { rules } from '../../../server/rules/index.generated.ts';
import { readRanges } from '../../../server/rules/support/marks.ts';
import { parse } from '../../../server/syntax/parse.ts';

const WATCHED = new Set(['DL3006', 'DL3007', 'DL4000', 'DL3020', 'LS0900', 'StageNameCasing']);
const linter = new Linter(
  rules.filter(({ code }) => WATCHED.has(code)),
  { info() {}, error: (message, cause) => assert.fail(`${message}: ${cause}`) },
);

/** The text after silencing what the mark touches; each way is held to silence it. */
function silenced(marked: string, where: 'here' | 'inFile'): string | undefined {
  const { text, ranges } = readRanges(marked);
  const model = analyze(parse(text));
  const [at = { start: 0, end: 0 }] = ranges;
  const [first] = silencings(linter.lint(model, defaultLintConfig), at, model);
  const edits = first?.[where];
  if (first === undefined || edits === undefined) return undefined;
  const result = applyEdits(text, edits);
  const left = linter
    .lint(analyze(parse(result)), defaultLintConfig)
    .filter(({ code }) => code === first.code);
  const all = linter.lint(model, defaultLintConfig).filter(({ code }) => code === first.code);
  assert.equal(left.length, where === 'inFile' ? 0 : all.length - first.findings.length);
  return result;
}

describe('Silencing a finding', () => {
  const HERE: readonly (readonly [name: string, before: string, after: string | undefined])[] = [
    ['writes a comment above', 'FROM [|alpine|]\n', '# longshore ignore=DL3006\nFROM alpine\n'],
    [
      'silences one place only',
      'FROM [|alpine|] AS a\nFROM debian\n',
      '# longshore ignore=DL3006\nFROM alpine AS a\nFROM debian\n',
    ],
    [
      'stands behind directives, in the indentation of what it is for',
      '# escape=`\n  FROM [|alpine|]\n',
      '# escape=`\n  # longshore ignore=DL3006\n  FROM alpine\n',
    ],
    [
      'adds to a comment that is there, before its reason',
      '# longshore ignore=DL3007 we know\nFROM [|alpine|]\n',
      '# longshore ignore=DL3007,DL3006 we know\nFROM alpine\n',
    ],
    [
      "adds to hadolint's comment what hadolint knows",
      '# hadolint ignore=DL3007 # we know\nFROM [|alpine|]\n',
      '# hadolint ignore=DL3007,DL3006 # we know\nFROM alpine\n',
    ],
    [
      "adds the name that hadolint has, or BuildKit, to that tool's comment",
      'FROM a:1\n# hadolint ignore=DL3020\n[|MAINTAINER|] b\n# check=skip=JSONArgsRecommended\nMAINTAINER c\n',
      'FROM a:1\n# hadolint ignore=DL3020,DL4000\nMAINTAINER b\n# check=skip=JSONArgsRecommended\nMAINTAINER c\n',
    ],
    [
      "adds to BuildKit's comment",
      'FROM a:1\n# check=skip=JSONArgsRecommended\n[|MAINTAINER|] c\n',
      'FROM a:1\n# check=skip=JSONArgsRecommended,MaintainerDeprecated\nMAINTAINER c\n',
    ],
    [
      'leaves the comment that hadolint hears right above what it is for',
      'FROM a:1 AS one\n# why\n# hadolint ignore=DL3020\nFROM a:1 as [|TWO|]\n',
      'FROM a:1 AS one\n# why\n# longshore ignore=StageNameCasing\n# hadolint ignore=DL3020\nFROM a:1 as TWO\n',
    ],
    ['keeps line ends', 'FROM [|a|]\r\n', '# longshore ignore=DL3006\r\nFROM a\r\n'],
    [
      'is no answer to comments that silence',
      '# longshore ignore=[|DL3020|]\nFROM alpine:3.22\n',
      undefined,
    ],
  ];
  for (const [name, before, after] of HERE) {
    it(`on its line ${name}`, () => assert.equal(silenced(before, 'here'), after));
  }

  const IN_FILE: readonly (readonly [name: string, before: string, after: string])[] = [
    ['begins the file', 'FROM [|a|]\nFROM b\n', '# longshore ignore-file=DL3006\nFROM a\nFROM b\n'],
    [
      'follows directives, and adds none',
      '# syntax=docker/dockerfile:1\n# check=skip=all\nFROM [|a|]\n',
      '# syntax=docker/dockerfile:1\n# check=skip=all\n# longshore ignore-file=DL3006\nFROM a\n',
    ],
    [
      'adds to what is there',
      '# longshore ignore-file=DL4000\nFROM [|a|]\nMAINTAINER b\n',
      '# longshore ignore-file=DL4000,DL3006\nFROM a\nMAINTAINER b\n',
    ],
    [
      "adds to hadolint's comment for the file",
      '# hadolint global ignore=DL3007\nFROM [|a|]\n',
      '# hadolint global ignore=DL3007,DL3006\nFROM a\n',
    ],
    [
      'adds to the one directive that there may be',
      '# check=skip=StageNameCasing;error=true\nFROM a:1\n[|MAINTAINER|] b\n',
      '# check=skip=StageNameCasing,MaintainerDeprecated;error=true\nFROM a:1\nMAINTAINER b\n',
    ],
    [
      'gives that directive the option',
      '# check=error=true\nFROM a:1\n[|MAINTAINER|] b\n',
      '# check=error=true;skip=MaintainerDeprecated\nFROM a:1\nMAINTAINER b\n',
    ],
    [
      'is a directive where BuildKit alone has the rule',
      '# escape=`\nFROM a:1 AS [|B|]\n',
      '# escape=`\n# check=skip=StageNameCasing\nFROM a:1 AS B\n',
    ],
    [
      'stands behind a mark of the encoding',
      '\uFEFFFROM [|a|]\n',
      '\uFEFF# longshore ignore-file=DL3006\nFROM a\n',
    ],
  ];
  for (const [name, before, after] of IN_FILE) {
    it(`in its file ${name}`, () => assert.equal(silenced(before, 'inFile'), after));
  }
});
