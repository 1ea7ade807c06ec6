import assert from 'node:assert/strict';
import {
  type ConfigKind,
  readConfigFile,
} from '../../../../server/lint/configuration/configFile.ts';
import { type ConfigLayer, emptyLayer } from '../../../../server/lint/configuration/layer.ts';
import { drawUnderlines } from '../../../../server/rules/support/marks.ts';
import { readUnderlines } from '../../../workbench/markers/markers.ts';
import { knownRules } from './knownRules.ts';

/** Reads `drawn`, a file with its problems underlined, and compares both them and what holds. */
function reads(kind: ConfigKind, drawn: string, holds: Partial<ConfigLayer>): void {
  const { text } = readUnderlines(drawn);
  const { layer, problems } = readConfigFile(text, kind, knownRules);
  const ranges = problems.map(({ start, end, severity, message }) => ({
    start,
    end,
    label: `${severity}: ${message}`,
  }));
  assert.equal(drawUnderlines(text, ranges), drawn);
  assert.deepEqual(layer, { ...emptyLayer(), ...holds });
}

const TYPES = 'text, email, hash, rfc3339, semver, spdx, url';

describe('reading .hadolint.yaml', () => {
  const cases: readonly { it: string; drawn: string; holds: Partial<ConfigLayer> }[] = [
    {
      it: 'takes every key that hadolint has',
      drawn: `# How we lint
ignored:
  - DL3006
  - SC2086
override:
  error: [DL3000, DL3001]
  warning: [DL3001]
  info:
    - DL3002
  style:
    - DL3002
    - DL3003
trustedRegistries:
  - docker.io
  - "*.example.com"
label-schema:
  version: semver
  maintainer: ""
  created: rfc3339
  note:
strict-labels: true
disable-ignore-pragma: false
failure-threshold: style
no-fail: yes
no-color: on
verbose: off
format: json
formats: [sarif, tty]
`,
      holds: {
        ignored: new Set(['DL3006', 'SC2086']),
        overrides: new Map([
          ['DL3000', 'error'],
          ['DL3001', 'error'],
          ['DL3002', 'info'],
          ['DL3003', 'hint'],
        ]),
        trustedRegistries: ['docker.io', '*.example.com'],
        labels: new Map([
          ['version', 'semver'],
          ['maintainer', 'text'],
          ['created', 'rfc3339'],
          ['note', 'text'],
        ]),
        strictLabels: true,
        disableIgnorePragma: false,
        failureThreshold: 'hint',
        noFail: true,
        noColour: true,
        verbose: false,
        formats: ['json', 'sarif', 'tty'],
      },
    },
    {
      it: 'makes every finding fail with ignore or none, as hadolint does',
      drawn: 'failure-threshold: none\n',
      holds: { failureThreshold: 'hint' },
    },
    { it: 'is content with nothing', drawn: '', holds: {} },
    { it: 'is content with comments', drawn: '# nothing yet\n---\n', holds: {} },
    {
      it: 'keeps the rest of a file that hadolint would drop for a list without brackets',
      drawn: `ignored: DL3006
         ~~~~~~ error: "ignored" must be a list of codes
trustedRegistries: docker.io
                   ~~~~~~~~~ error: "trustedRegistries" must be a list of texts
override:
  error: DL3000
         ~~~~~~ error: "override.error" must be a list of codes
  info: [DL3001]
strict-labels: true
`,
      holds: { overrides: new Map([['DL3001', 'info']]), strictLabels: true },
    },
    {
      it: 'keeps the rest of a file that hadolint would drop for a wrong value',
      drawn: `ignored: [DL3006, [DL3007], {DL3008: off}, 17, null]
                  ~~~~~~~~ error: "ignored" must be the code of a rule
                            ~~~~~~~~~~~~~ error: "ignored" must be the code of a rule
                                           ~~ warning: There is no rule "17": "longshore rules" lists them
                                               ~~~~ error: "ignored" must be the code of a rule
override: [DL3000]
          ~~~~~~~~ error: "override" must hold lists of codes by severity
label-schema:
  version: number
           ~~~~~~ error: "label-schema.version" must be one of ${TYPES}
  title: text
strict-labels: "true"
               ~~~~~~ error: "strict-labels" must be true or false
disable-ignore-pragma: 1
                       ~ error: "disable-ignore-pragma" must be true or false
failure-threshold: fatal
                   ~~~~~ error: "failure-threshold" must be one of error, warning, info, style, ignore, none
no-fail: maybe
         ~~~~~ error: "no-fail" must be true or false
format: [json]
        ~~~~~~ error: "format" must be a text
`,
      holds: { ignored: new Set(['DL3006', '17']), labels: new Map([['title', 'text']]) },
    },
    {
      it: 'tells of keys that hadolint passes over',
      drawn: `ignore: [DL3006]
~~~~~~ warning: There is no key "ignore": did you mean "ignored"?
rules: {}
~~~~~ warning: There is no key "rules": the keys are ignored, override, trustedRegistries, label-schema, strict-labels, disable-ignore-pragma, failure-threshold, no-fail, no-color, verbose, format, formats
override:
  ignore: [DL3006]
  ~~~~~~ warning: There is no key "override.ignore": the keys are error, warning, info, style
  errors: [DL3006]
  ~~~~~~ warning: There is no key "override.errors": did you mean "error"?
`,
      holds: {},
    },
    {
      it: 'tells of codes that no rule has, and of no others',
      drawn: `ignored: [DL3007, DL30077, SC1091, JSONArgsRecomended, DL9999]
                  ~~~~~~~ warning: There is no rule "DL30077": did you mean "DL3007"?
                                   ~~~~~~~~~~~~~~~~~~ warning: There is no rule "JSONArgsRecomended": did you mean "JSONArgsRecommended"?
                                                       ~~~~~~ warning: There is no rule "DL9999": "longshore rules" lists them
`,
      holds: {
        ignored: new Set(['DL3007', 'DL30077', 'SC1091', 'JSONArgsRecomended', 'DL9999']),
      },
    },
    {
      it: 'points at the key of a value that is missing',
      drawn: `ignored:
~~~~~~~ error: "ignored" must be a list of codes
strict-labels: true
`,
      holds: { strictLabels: true },
    },
    {
      it: 'follows aliases',
      drawn: `ignored: &codes [DL3006]
override:
  error: *codes
`,
      holds: { ignored: new Set(['DL3006']), overrides: new Map([['DL3006', 'error']]) },
    },
    {
      it: 'is a list of keys',
      drawn: `- DL3006
~~~~~~~~ error: A configuration must be keys with values
- DL3007
`,
      holds: {},
    },
    {
      it: 'says so of a text',
      drawn: `DL3006
~~~~~~ error: A configuration must be keys with values
`,
      holds: {},
    },
    {
      it: 'keeps what can be read of what is no YAML',
      drawn: `ignored: [DL3006]
override: {error: [DL3000]
strict-labels: true
~ error: Flow map in block collection must be sufficiently indented and end with a }
verbose: true
`,
      holds: {
        ignored: new Set(['DL3006']),
        overrides: new Map([['DL3000', 'error']]),
        strictLabels: true,
        verbose: true,
      },
    },
    {
      it: 'says when a key comes twice',
      drawn: `strict-labels: true
~~~~~~~~~~~~~ warning: "strict-labels" comes twice: only the last one counts
strict-labels: false
`,
      holds: { strictLabels: false },
    },
  ];
  for (const { it: title, drawn, holds } of cases) {
    it(title, () => reads('hadolint', drawn, holds));
  }
});

describe('reading longshore.yaml', () => {
  const cases: readonly { it: string; drawn: string; holds: Partial<ConfigLayer> }[] = [
    {
      it: 'takes every key',
      drawn: `rules:
  DL3006: error
  JSONArgsRecommended: off
  SC2086: info
  style: hint
ignore: [DL3007]
exclude:
  - vendor
  - "**/*.tmpl"
trustedRegistries: [docker.io]
labels:
  version: semver
strictLabels: true
failureThreshold: off
disableIgnorePragma: true
shellcheck: off
context: ..
format:
  keywordCase: lower
  indent: tab
  maxBlankLines: 3
  minBlankLinesBetweenStages: 1
  maxBlankLinesBetweenStages: 1
  operators: lineStart
  onePackagePerLine: true
  continuationMarks: align
  removeEmptyContinuations: true
  finalNewline: false
`,
      holds: {
        rules: new Map([
          ['DL3006', 'error'],
          ['JSONArgsRecommended', 'off'],
          ['SC2086', 'info'],
        ]),
        categories: new Map([['style', 'hint']]),
        ignored: new Set(['DL3007']),
        exclude: [
          { glob: 'vendor', folder: '' },
          { glob: '**/*.tmpl', folder: '' },
        ],
        trustedRegistries: ['docker.io'],
        labels: new Map([['version', 'semver']]),
        strictLabels: true,
        failureThreshold: 'off',
        disableIgnorePragma: true,
        shellcheck: false,
        context: '..',
        format: {
          keywordCase: 'lower',
          indent: { size: 4, tabs: true },
          maxBlankLines: 3,
          minBlankLinesBetweenStages: 1,
          maxBlankLinesBetweenStages: 1,
          operators: 'lineStart',
          onePackagePerLine: true,
          continuationMarks: 'align',
          removeEmptyContinuations: true,
          finalNewline: false,
        },
      },
    },
    {
      it: 'tells what is wrong in the layout, key by key',
      drawn: `format:
  keywordCase: Upper
               ~~~~~ error: "format.keywordCase" must be one of upper, lower, keep
  indent: 0
          ~ error: "format.indent" must be tab, or a number of blanks from 1 to 16
  maxBlankLines: 1.5
                 ~~~ error: "format.maxBlankLines" must be a whole number from 0 to 100
  operator: keep
  ~~~~~~~~ error: There is no key "format.operator": did you mean "operators"?
  finalNewline: false
`,
      holds: { format: { finalNewline: false } },
    },
    {
      it: 'needs keys for a layout',
      drawn: `format: upper
        ~~~~~ error: "format" must say how Dockerfiles are laid out
`,
      holds: {},
    },
    {
      it: 'refuses what makes no sense, each at its place, and keeps the rest',
      drawn: `rules:
  DL3006: loud
          ~~~~ error: "rules.DL3006" must be one of off, hint, info, warning, error
  DL3O07: off
  ~~~~~~ error: There is no rule "DL3O07": did you mean "DL3007"?
  DL3008: true
          ~~~~ error: "rules.DL3008" must be one of off, hint, info, warning, error
  DL3009:
  ~~~~~~ error: "rules.DL3009" must be one of off, hint, info, warning, error
ignore: [StageNameCasin]
         ~~~~~~~~~~~~~~ error: There is no rule "StageNameCasin": did you mean "StageNameCasing"?
strictLabels: yes
              ~~~ error: "strictLabels" must be true or false
exclud: []
~~~~~~ error: There is no key "exclud": did you mean "exclude"?
shellcheck: sometimes
            ~~~~~~~~~ error: "shellcheck" must be one of on, off, true, false
context: ""
         ~~ error: "context" must be a text
failureThreshold: warning
`,
      holds: {
        rules: new Map([['DL3O07', 'off']]),
        ignored: new Set(['StageNameCasin']),
        failureThreshold: 'warning',
      },
    },
    {
      it: 'knows off for off and not for false',
      drawn: 'rules: {DL3006: off}\nshellcheck: on\nfailureThreshold: off\n',
      holds: {
        rules: new Map([['DL3006', 'off']]),
        shellcheck: true,
        failureThreshold: 'off',
      },
    },
  ];
  for (const { it: title, drawn, holds } of cases) {
    it(title, () => reads('longshore', drawn, holds));
  }

  it('survives CRLF and a byte order mark', () => {
    const text = '\uFEFFrules:\r\n  DL3006: off\r\nignore:\r\n  - DL3007\r\n  - DL3OO8\r\n';
    const { layer, problems } = readConfigFile(text, 'longshore', knownRules);
    assert.deepEqual([...layer.rules], [['DL3006', 'off']]);
    assert.deepEqual(
      problems.map(({ start, end }) => text.slice(start, end)),
      ['DL3OO8'],
    );
  });

  it('marks what is missing at the end of the text, and nothing beyond', () => {
    const text = "context: 'api";
    const { problems } = readConfigFile(text, 'longshore', knownRules);
    assert.deepEqual(problems, [
      { start: 13, end: 13, severity: 'error', message: "Missing closing 'quote" },
    ]);
  });

  it('survives what is nested deeply or refers to itself', () => {
    for (const text of [
      `rules: ${'['.repeat(800)}`,
      `rules: ${'{a: '.repeat(800)}`,
      'a: &a [*a]\nignore: *a\n',
      'ignore: *nobody\n',
      'a: &a\n  b: *a\nrules: *a\n',
    ]) {
      const { problems } = readConfigFile(text, 'longshore', knownRules);
      assert.ok(problems.length > 0, text.slice(0, 40));
    }
  });
});
