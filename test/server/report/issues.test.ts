import assert from 'node:assert/strict';
import { format as codeclimate } from '../../../server/report/formats/codeclimate.ts';
import { format as gitlab } from '../../../server/report/formats/gitlab_codeclimate.ts';
import { format as json } from '../../../server/report/formats/json.ts';
import { format as sonarqube } from '../../../server/report/formats/sonarqube.ts';
import { context, reports } from './reports.ts';

const SEVERITIES = ['critical', 'major', 'minor', 'info', 'info'];

describe('The format json', () => {
  it('is all findings in one array, with fields that scripts rely on', () => {
    const [first, ...others] = JSON.parse(json.print(reports, context));
    assert.deepEqual(first, {
      file: 'my app/Dockerfile',
      line: 2,
      column: 1,
      endLine: 2,
      endColumn: 4,
      code: 'DL3020',
      aliases: ['AddNotCopy'],
      severity: 'error',
      message: '"a" & \'b\' <c>: 100%, use COPY',
      fixable: true,
    });
    assert.deepEqual(
      others.map((row: Record<string, unknown>) => [row.file, row.line, row.severity, row.fixable]),
      [
        ['my app/Dockerfile', 3, 'warning', false],
        ['./bücher/Dockerfile.#1', 1, 'info', false],
        ['./bücher/Dockerfile.#1', 9, 'hint', false],
        ['./bücher/Dockerfile.#1', 10, 'hint', false],
      ],
    );
    for (const row of others) assert.deepEqual(Object.keys(row), Object.keys(first));
  });

  it('is an array without findings too', () => {
    assert.equal(json.print([], context), '[]\n');
  });
});

// https://github.com/codeclimate/platform/blob/master/spec/analyzers/SPEC.md#issues
describe('The format codeclimate', () => {
  const issues = codeclimate
    .print(reports, context)
    .split('\0')
    .map((text) => (text === '' ? undefined : JSON.parse(text)));

  it('ends every issue with NUL', () => {
    assert.equal(issues.length, 6);
    assert.equal(issues.pop(), undefined);
  });

  it('is what engines print', () => {
    const { fingerprint, ...first } = issues[0];
    assert.match(fingerprint, /^[0-9a-f]{40}$/);
    assert.deepEqual(first, {
      type: 'issue',
      check_name: 'DL3020',
      description: '"a" & \'b\' <c>: 100%, use COPY',
      content: {
        body: 'ADD does more.\n\nNobody needs it.\n\nhttps://github.com/longshore/longshore/blob/main/docs/rules/DL3020.md',
      },
      categories: ['Clarity'],
      location: { path: 'my app/Dockerfile', lines: { begin: 2, end: 2 } },
      severity: 'critical',
    });
    assert.deepEqual(
      issues.slice(1).map(({ categories, location }) => [...categories, location.path]),
      [
        ['Security', 'my app/Dockerfile'],
        ['Bug Risk', 'bücher/Dockerfile.#1'],
        ['Security', 'bücher/Dockerfile.#1'],
        ['Security', 'bücher/Dockerfile.#1'],
      ],
    );
  });
});

// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
describe('The format gitlab_codeclimate', () => {
  const issues = JSON.parse(gitlab.print(reports, context));

  it('has what GitLab wants of an issue', () => {
    for (const { description, check_name, fingerprint, location } of issues) {
      assert.equal(typeof description, 'string');
      assert.match(check_name, /^[A-Z]+\d+$/);
      assert.match(fingerprint, /^[0-9a-f]{40}$/);
      assert.match(location.path, /^[^./]/);
      assert.ok(location.lines.begin >= 1 && location.lines.end >= location.lines.begin);
    }
    assert.deepEqual(
      issues.map(({ severity }: { severity: string }) => severity),
      SEVERITIES,
    );
  });

  it('has a fingerprint an issue, which lines above do not change', () => {
    const fingerprints = issues.map((issue: { fingerprint: string }) => issue.fingerprint);
    assert.equal(new Set(fingerprints).size, issues.length);
    const moved = reports.map((report) => ({
      ...report,
      file: `./${report.file}`,
      findings: report.findings.map((finding) => ({
        ...finding,
        line: finding.line + 7,
        endLine: finding.endLine + 7,
      })),
    }));
    assert.deepEqual(
      JSON.parse(gitlab.print(moved, context)).map(
        (issue: { fingerprint: string }) => issue.fingerprint,
      ),
      fingerprints,
    );
  });

  it('does not count a line of which nothing is meant', () => {
    const place = { line: 3, column: 1, endLine: 5, endColumn: 1 };
    const [first] = reports;
    const findings = first?.findings.slice(0, 1).map((finding) => ({ ...finding, ...place })) ?? [];
    const [issue] = JSON.parse(gitlab.print([{ file: 'a', findings }], context));
    assert.deepEqual(issue.location.lines, { begin: 3, end: 4 });
  });
});

// https://docs.sonarsource.com/sonarqube-server/analyzing-source-code/importing-external-issues/generic-issue-import-format/
describe('The format sonarqube', () => {
  const { rules, issues } = JSON.parse(sonarqube.print(reports, context));

  it('describes each rule once', () => {
    assert.deepEqual(
      rules.map((rule: Record<string, unknown>) => [rule.id, rule.type, rule.severity]),
      [
        ['DL3020', 'CODE_SMELL', 'CRITICAL'],
        ['LS2000', 'VULNERABILITY', 'MAJOR'],
        ['SC2086', 'BUG', 'MINOR'],
      ],
    );
    assert.deepEqual(rules[1], {
      id: 'LS2000',
      name: 'A secret is written down',
      description: 'Everybody reads it.',
      engineId: 'longshore',
      cleanCodeAttribute: 'TRUSTWORTHY',
      type: 'VULNERABILITY',
      severity: 'MAJOR',
      impacts: [{ softwareQuality: 'SECURITY', severity: 'MEDIUM' }],
    });
  });

  it('counts columns from 0, and names the line alone for an empty range', () => {
    assert.deepEqual(
      issues.map((issue: { primaryLocation: { textRange: object } }) =>
        Object.values(issue.primaryLocation.textRange),
      ),
      [[2, 2, 0, 3], [3, 5, 4, 1], [1], [9, 9, 0, 2], [10, 10, 0, 2]],
    );
    assert.equal(issues[2].primaryLocation.filePath, 'bücher/Dockerfile.#1');
  });
});
