import assert from 'node:assert/strict';
import { Linter } from '../../../server/lint/linter.ts';
import { analyze } from '../../../server/model/analyze.ts';
import { rules } from '../../../server/rules/index.generated.ts';
import type { Severity } from '../../../server/rules/rule.ts';
import { parse } from '../../../server/syntax/parse.ts';

const CODES = [
  'ConsistentInstructionCasing',
  'DL3025',
  'DL4003',
  'FromAsCasing',
  'InvalidDefinitionDescription',
  'MultipleInstructionsDisallowed',
];

/** What BuildKit's checks and their like report, as `line code` or `line code severity`. */
function findings(
  text: string,
  { severities = {}, withSeverity = false }: Partial<Options> = {},
): readonly string[] {
  const log = { info: () => {}, error: (message: string) => assert.fail(message) };
  const linter = new Linter(
    rules.filter(({ code }) => CODES.includes(code)),
    log,
  );
  const model = analyze(parse(text));
  const config = { severities: new Map(Object.entries(severities)), options: {} };
  return linter.lint(model, config).map(({ start, code, severity }) => {
    const line = model.lines.lineAt(start) + 1;
    return withSeverity ? `${line} ${code} ${severity}` : `${line} ${code}`;
  });
}

interface Options {
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  readonly withSeverity: boolean;
}

const STAGE = 'FROM alpine:3.22 as base\nrun true\nCMD app\n';

describe('# check= comments', () => {
  const cases: readonly { it: string; text: string; finds: readonly string[] }[] = [
    {
      it: 'skips what is named, in all of the file',
      text: `# check=skip=FromAsCasing,JSONArgsRecommended\n${STAGE}`,
      finds: ['3 ConsistentInstructionCasing'],
    },
    {
      it: 'skips everything that BuildKit knows',
      text: `# check=skip=all\n${STAGE}CMD ["b"]\n`,
      finds: ['5 DL4003'],
    },
    {
      it: 'ends at the first blank',
      text: `# check=skip=FromAsCasing, JSONArgsRecommended\n${STAGE}`,
      finds: ['3 ConsistentInstructionCasing', '4 DL3025'],
    },
    {
      it: 'compares names by case',
      text: `# check=skip=fromascasing\n${STAGE}`,
      finds: ['2 FromAsCasing', '3 ConsistentInstructionCasing', '4 DL3025'],
    },
    {
      it: 'skips above an instruction for it alone, over blank lines and other comments',
      text: 'FROM alpine:3.22\n# check=skip=JSONArgsRecommended // Signals do not matter\n\n# Why\nCMD app\nENTRYPOINT app\n',
      finds: ['6 DL3025'],
    },
    {
      it: 'is parted from the instruction by an empty comment',
      text: 'FROM alpine:3.22\n# check=skip=JSONArgsRecommended\n#\nCMD app\n',
      finds: ['4 DL3025'],
    },
    {
      it: 'counts for the first instruction behind another comment',
      text: `# Base\n# check=skip=all\n${STAGE}`,
      finds: ['4 ConsistentInstructionCasing', '5 DL3025'],
    },
    {
      it: 'silences an overridden instruction from above the later one, and from above itself',
      text: 'FROM alpine:3.22\nCMD ["a"]\n# check=skip=MultipleInstructionsDisallowed\nCMD ["b"]\nCMD ["c"]\nCMD ["d"]\n',
      finds: ['4 DL4003', '5 DL4003', '5 MultipleInstructionsDisallowed', '6 DL4003'],
    },
    {
      it: 'leaves out what it cannot read',
      text: `# check=skips=all\n${STAGE}`,
      finds: ['2 FromAsCasing', '3 ConsistentInstructionCasing', '4 DL3025'],
    },
  ];
  for (const { it: title, text, finds } of cases) {
    it(title, () => assert.deepEqual(findings(text), finds));
  }

  describe('experimental', () => {
    const ARG = '# Text\nARG A\nFROM alpine:3.22\n# Text\nARG B\n';
    const RULE = 'InvalidDefinitionDescription';

    it('is off unless asked for', () => assert.deepEqual(findings(ARG), []));

    it('is switched on by name, for the file', () => {
      const text = `# check=experimental=${RULE}\n${ARG}`;
      assert.deepEqual(findings(text), [`3 ${RULE}`, `6 ${RULE}`]);
    });

    it('is not skipped by all', () => {
      const text = `# check=skip=all;experimental=all\n${ARG}`;
      assert.deepEqual(findings(text), [`3 ${RULE}`, `6 ${RULE}`]);
    });

    it('is switched on above an instruction for it alone', () => {
      const text = `${ARG}# check=experimental=all\n# Text\nARG C\n`;
      assert.deepEqual(findings(text), [`8 ${RULE}`]);
    });

    it('stays off when the configuration says so', () => {
      const text = `# check=experimental=all\n${ARG}`;
      assert.deepEqual(findings(text, { severities: { [RULE]: 'off' } }), []);
    });
  });

  describe('error=true', () => {
    const text = `# check=error=true;skip=ConsistentInstructionCasing\n${STAGE}CMD ["b"]\n`;

    it('makes what fails the build an error', () => {
      assert.deepEqual(findings(text, { withSeverity: true }), [
        '2 FromAsCasing error',
        '4 MultipleInstructionsDisallowed error',
        '4 DL3025 error',
        '5 DL4003 warning',
      ]);
    });

    it('yields to the configuration', () => {
      const severities = { FromAsCasing: 'hint', JSONArgsRecommended: 'off' } as const;
      assert.deepEqual(findings(text, { severities, withSeverity: true }), [
        '2 FromAsCasing hint',
        '4 MultipleInstructionsDisallowed error',
        '5 DL4003 warning',
      ]);
    });
  });
});
