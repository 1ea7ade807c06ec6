import assert from 'node:assert/strict';
import type { LintConfig } from '../../../server/lint/config.ts';
import { Linter, type Surroundings } from '../../../server/lint/linter.ts';
import { analyze } from '../../../server/model/analyze.ts';
import { rules } from '../../../server/rules/index.generated.ts';
import type { Finding, Severity } from '../../../server/rules/rule.ts';
import { parse } from '../../../server/syntax/parse.ts';

const log = { info: () => {}, error: (message: string) => assert.fail(message) };
/** Other rules would only be in the way. */
const CODES = ['DL3007', 'DL3020', 'DL3025', 'DL4000', 'LS0900', 'LS0901', 'UndefinedVar'];
const linter = new Linter(
  rules.filter(({ code }) => CODES.includes(code)),
  log,
);

interface Options {
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  readonly disableIgnorePragma?: boolean;
  readonly shellCheck?: NonNullable<Surroundings['shellCheck']>;
}

/** `line code` of what is found, lines from 1. */
function findings(text: string, options: Options = {}): readonly string[] {
  const model = analyze(parse(text));
  const config: LintConfig = {
    severities: new Map(Object.entries(options.severities ?? {})),
    options: {},
    disableIgnorePragma: options.disableIgnorePragma ?? false,
  };
  const extras = options.shellCheck ? { shellCheck: options.shellCheck } : {};
  return linter
    .lint(model, config, extras)
    .map(({ start, code }) => `${model.lines.lineAt(start) + 1} ${code}`);
}

interface Case {
  readonly it: string;
  readonly text: string;
  readonly finds: readonly string[];
}

function each(cases: readonly Case[]): void {
  for (const { it: title, text, finds } of cases) {
    it(title, () => assert.deepEqual(findings(text), finds));
  }
}

describe('# hadolint ignore=', () => {
  each([
    {
      it: 'silences the line below, and a code with blanks around it',
      text: 'FROM a:1\n# hadolint ignore = DL3020 , DL4000\nADD a /b\nMAINTAINER me\n',
      finds: ['2 LS0900', '4 DL4000'],
    },
    {
      it: 'silences all of the instruction that begins below',
      text: 'FROM a:1\n# hadolint ignore=DL3025\nCMD \\\n  app\n',
      finds: [],
    },
    {
      it: 'may give a reason behind another #',
      text: 'FROM a:1\n# hadolint ignore=DL3020 # unpacked later\nADD a /b\n',
      finds: [],
    },
    {
      it: 'hears any of a finding’s codes',
      text: 'FROM a:1\n# hadolint ignore=MaintainerDeprecated\nMAINTAINER me\n',
      finds: [],
    },
    {
      it: 'is parted from its line by a blank one',
      text: 'FROM a:1\n# hadolint ignore=DL3020\n\nADD a /b\n',
      finds: ['2 LS0900', '4 DL3020'],
    },
    {
      it: 'is parted from its line by another comment',
      text: 'FROM a:1\n# hadolint ignore=DL3020\n# why\nADD a /b\n',
      finds: ['2 LS0900', '4 DL3020'],
    },
    {
      it: 'is void with a name that no rule has',
      text: 'FROM a:1\n# hadolint ignore=DL3020,typo\nADD a /b\n',
      finds: ['2 LS0901', '3 DL3020'],
    },
    {
      it: 'is void with other text behind',
      text: 'FROM a:1\n# hadolint ignore=DL3020 unpacked later\nADD a /b\n',
      finds: ['2 LS0901', '3 DL3020'],
    },
    {
      it: 'wants its keywords in lower case',
      text: 'FROM a:1\n# Hadolint Ignore=DL3020\nADD a /b\n',
      finds: ['2 LS0901', '3 DL3020'],
    },
    {
      it: 'is not heard between continuations',
      text: 'FROM a:1\nADD a \\\n# hadolint ignore=DL3020\n  /b\n',
      finds: ['2 DL3020', '3 LS0901'],
    },
    {
      it: 'holds for the file with global, wherever it stands',
      text: 'FROM a:1\nADD a /b\nFROM a:1\nADD a /b\n# hadolint global ignore=DL3020\n',
      finds: [],
    },
    {
      it: 'holds for the stage below and its FROM with stage, and no further',
      text: '# hadolint stage ignore=DL3007,DL3020\n\nFROM a:latest\nADD a /b\nFROM a:latest\nADD a /b\n',
      finds: ['5 DL3007', '6 DL3020'],
    },
    {
      it: 'holds from where it stands to the end of the stage with stage',
      text: 'FROM a:1\nADD a /b\n# hadolint stage ignore=DL3020\nADD a /c\nADD a /d\nFROM a:1\nADD a /b\n',
      finds: ['2 DL3020', '7 DL3020'],
    },
    {
      it: 'holds for the first stage with stage above a global ARG',
      text: '# hadolint stage ignore=DL3007\nARG a\nFROM a:latest\nFROM a:latest\n',
      finds: ['4 DL3007'],
    },
    { it: 'may stand alone', text: '# hadolint stage ignore=DL3007', finds: ['1 LS0900'] },
  ]);

  it('is not heard at all when the configuration says so', () => {
    const text =
      '# hadolint global ignore=DL3020\n# hadolint stage ignore=DL3020\nFROM a:1\n# hadolint ignore=DL3020\nADD a /b\n# hadolint ignore=x\n';
    assert.deepEqual(findings(text, { disableIgnorePragma: true }), ['5 DL3020']);
  });
});

describe('# longshore ignore=', () => {
  each([
    {
      it: 'silences the instruction below, over blank lines and other comments, with a reason',
      text: 'FROM a:1\n# longshore ignore=DL3020 unpacked later\n\n# why\nADD a /b\nADD a /c\n',
      finds: ['6 DL3020'],
    },
    {
      it: 'silences all of a file',
      text: 'FROM a:1\nADD a /b\n# longshore ignore-file=DL3020,DL4000\nMAINTAINER me\n',
      finds: [],
    },
    {
      it: 'hears any of a finding’s codes',
      text: 'FROM a:1\n# longshore ignore=JSONArgsRecommended\nCMD app\n',
      finds: [],
    },
    {
      it: 'tells of a code that no rule has, and hears the others',
      text: 'FROM a:1\n# longshore ignore=DL302O,DL3020\nADD a /b\n',
      finds: ['2 LS0901'],
    },
    {
      it: 'tells of what it does not understand',
      text: 'FROM a:1\n# longshore ignore: DL3020\nADD a /b\n',
      finds: ['2 LS0901', '3 DL3020'],
    },
    { it: 'leaves prose alone', text: '# longshore ignores this\nFROM a:1\n', finds: [] },
  ]);
});

describe('unused suppressions', () => {
  each([
    {
      it: 'are told of every dialect',
      text: '# check=skip=JSONArgsRecommended\nFROM a:1\n# hadolint ignore=DL3020\nRUN true\n# longshore ignore=DL4000\nRUN true\n',
      finds: ['1 LS0900', '3 LS0900', '5 LS0900'],
    },
    {
      it: 'are not told of codes that nobody here knows',
      text: 'FROM a:1\n# hadolint ignore=DL9999,SC2086\nRUN true\n# check=skip=NewCheck\nRUN true\n',
      finds: [],
    },
    {
      it: 'are not told of checks that depend on more than the file',
      text: 'FROM a:1\n# check=skip=UndefinedVar\nRUN true\n',
      finds: [],
    },
    {
      it: 'are not told of all checks at once',
      text: '# check=skip=all\nFROM a:1\n',
      finds: [],
    },
    {
      it: 'are not told of a directive that came too late to be one',
      text: '# Base\n# check=skip=JSONArgsRecommended\nFROM a:1\n',
      finds: [],
    },
    {
      it: 'can be silenced',
      text: '# longshore ignore-file=LS0900\nFROM a:1\n# hadolint ignore=DL3020\nRUN true\n',
      finds: [],
    },
    {
      it: 'are told once when the same code is silenced twice, if nothing is found',
      text: 'FROM a:1\n# hadolint ignore=DL3020\n# longshore ignore=DL3020\nADD a /b\n',
      finds: ['2 LS0900'],
    },
  ]);

  it('are not told of rules that are off', () => {
    const text = 'FROM a:1\n# hadolint ignore=DL3020\nRUN true\n';
    assert.deepEqual(findings(text, { severities: { DL3020: 'off' } }), []);
    assert.deepEqual(findings(text, { severities: { LS0900: 'off' } }), []);
  });

  it('leave a comment alone when a directive would come of the one below', () => {
    const model = analyze(
      parse('# hadolint ignore=DL3020\n# syntax=docker/dockerfile:1\nFROM a:1\n'),
    );
    const found = linter.lint(model, { severities: new Map(), options: {} });
    assert.deepEqual(
      found.map(({ code, fixes }) => [code, fixes.length]),
      [['LS0900', 0]],
    );
  });
});

describe('ShellCheck’s findings', () => {
  const text =
    'FROM a:1\n# hadolint ignore=SC2086\nRUN echo $a\n# longshore ignore=SC2164\nRUN true\nRUN cd $a\n';
  const finding = (line: number, code: string): Finding => ({
    start: analyze(parse(text)).lines.startOf(line - 1),
    end: text.length,
    code,
    aliases: [],
    severity: 'warning',
    message: 'From ShellCheck',
    tags: [],
    fixes: [],
  });
  const found = [finding(3, 'SC2086'), finding(6, 'SC2086'), finding(6, 'SC2164')];

  it('are silenced like others, and unused suppressions are told once it has said all', () => {
    const partly = { findings: found, complete: false };
    assert.deepEqual(findings(text, { shellCheck: partly }), ['6 SC2086', '6 SC2164']);
    const complete = { findings: found, complete: true };
    assert.deepEqual(findings(text, { shellCheck: complete }), [
      '4 LS0900',
      '6 SC2086',
      '6 SC2164',
    ]);
  });

  it('are configured like others', () => {
    const severities = { SC2086: 'off', SC2164: 'error' } as const;
    const shellCheck = { findings: found, complete: true };
    assert.deepEqual(findings(text, { shellCheck, severities }), ['4 LS0900', '6 SC2164']);
  });
});
