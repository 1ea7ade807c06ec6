import type { FileReport, ReportContext, ReportedFinding } from '../../../server/report/report.ts';
import { defineRule, type Rule } from '../../../server/rules/rule.ts';

const shared: Pick<Rule, 'messages' | 'examples' | 'create'> = {
  messages: {},
  examples: { bad: [{ text: '', messages: [] }], good: [{ text: '' }] },
  create: () => ({}),
};

const knownRules: readonly Rule[] = [
  defineRule({
    ...shared,
    code: 'DL3020',
    aliases: ['AddNotCopy'],
    name: 'add-for-local-files',
    category: 'maintainability',
    severity: 'error',
    summary: 'ADD is used where COPY does the same',
    why: 'ADD does more.\n\nNobody needs it.\n',
    sources: [],
  }),
  defineRule({
    ...shared,
    code: 'LS2000',
    name: 'secret-in-text',
    category: 'security',
    severity: 'off',
    summary: 'A secret is written down',
    why: 'Everybody reads it.',
    sources: [],
  }),
];

export const context: ReportContext = { colour: false, version: '1.2.3', rules: knownRules };

function finding(
  [line, column, endLine, endColumn]: readonly [number, number, number, number],
  rest: Pick<ReportedFinding, 'code' | 'severity' | 'message'> & Partial<ReportedFinding>,
): ReportedFinding {
  return { line, column, endLine, endColumn, aliases: [], fixes: [], ...rest };
}

/** Every severity, paths that need care, text that every format has to escape somewhere. */
export const reports: readonly FileReport[] = [
  {
    file: 'my app/Dockerfile',
    findings: [
      finding([2, 1, 2, 4], {
        code: 'DL3020',
        aliases: ['AddNotCopy'],
        severity: 'error',
        message: '"a" & \'b\' <c>: 100%, use COPY',
        fixes: [
          {
            title: 'Replace ADD with COPY',
            safe: true,
            edits: [{ line: 2, column: 1, endLine: 2, endColumn: 4, newText: 'COPY' }],
          },
        ],
      }),
      finding([3, 5, 5, 2], {
        code: 'LS2000',
        severity: 'warning',
        message: 'Two\nlines, a bell \u0007 and \ud800',
      }),
    ],
  },
  {
    file: './bücher/Dockerfile.#1',
    findings: [
      finding([1, 7, 1, 7], { code: 'SC2086', severity: 'info', message: 'Double quote' }),
      finding([9, 1, 9, 3], {
        code: 'LS2000',
        severity: 'hint',
        message: 'Same',
        fixes: [{ title: 'Take it out', safe: false, edits: [] }],
      }),
      finding([10, 1, 10, 3], { code: 'LS2000', severity: 'hint', message: 'Same' }),
    ],
  },
  { file: 'C:\\src\\clean.Dockerfile', findings: [] },
];
