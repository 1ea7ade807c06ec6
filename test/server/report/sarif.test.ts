import assert from 'node:assert/strict';
import { format } from '../../../server/report/formats/sarif.ts';
import { context, reports } from './reports.ts';

// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; numbers are its sections.
describe('The format sarif', () => {
  const log = JSON.parse(format.print(reports, context));
  const [run] = log.runs;
  const { driver } = run.tool;

  it('names its version and its tool (3.13, 3.19)', () => {
    assert.equal(log.version, '2.1.0');
    assert.equal(log.$schema, 'https://json.schemastore.org/sarif-2.1.0.json');
    assert.equal(log.runs.length, 1);
    assert.deepEqual([driver.name, driver.version], ['Longshore', '1.2.3']);
  });

  it('describes every rule that reports, and ShellCheck by its page (3.49)', () => {
    assert.deepEqual(driver.rules[0], {
      id: 'DL3020',
      name: 'AddForLocalFiles',
      shortDescription: { text: 'ADD is used where COPY does the same.' },
      fullDescription: { text: 'ADD does more.' },
      help: {
        text: 'ADD does more.\n\nNobody needs it.',
        markdown: 'ADD does more.\n\nNobody needs it.',
      },
      helpUri: 'https://github.com/longshore/longshore/blob/main/docs/rules/DL3020.md',
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['maintainability', 'DL3020', 'AddNotCopy'] },
    });
    assert.equal(driver.rules[1].defaultConfiguration.level, 'none');
    assert.deepEqual(driver.rules[2], {
      id: 'SC2086',
      helpUri: 'https://www.shellcheck.net/wiki/SC2086',
    });
  });

  it('gives each result its rule by name and place (3.27.5, 3.27.6)', () => {
    for (const { ruleId, ruleIndex } of run.results) {
      assert.equal(driver.rules[ruleIndex].id, ruleId);
    }
    assert.deepEqual(
      run.results.map(({ level }: { level: string }) => level),
      ['error', 'warning', 'note', 'note', 'note'],
    );
  });

  it('gives each result one place, in UTF-16 code units from 1 (3.14.17, 3.30)', () => {
    assert.equal(run.columnKind, 'utf16CodeUnits');
    const places = run.results.map(
      ({ locations: [{ physicalLocation }] }: Result) => physicalLocation,
    );
    assert.deepEqual(places[1], {
      artifactLocation: { uri: 'my%20app/Dockerfile' },
      region: { startLine: 3, startColumn: 5, endLine: 5, endColumn: 2 },
    });
  });

  it('writes paths as URI references (3.4.3)', () => {
    const uriOf = (file: string) => {
      const [first] = reports;
      const one = { file, findings: first?.findings.slice(0, 1) ?? [] };
      const [result] = JSON.parse(format.print([one], context)).runs[0].results;
      return result.locations[0].physicalLocation.artifactLocation.uri;
    };
    assert.deepEqual(
      ['./bücher/Dockerfile.#1', '../a b/50%', '/x y/Dockerfile', 'C:\\src\\Dockerfile', '-'].map(
        uriOf,
      ),
      [
        'b%C3%BCcher/Dockerfile.%231',
        '../a%20b/50%25',
        'file:///x%20y/Dockerfile',
        'file:///C:/src/Dockerfile',
        '-',
      ],
    );
  });

  it('has fixes that replace something (3.55, 3.56.3)', () => {
    assert.deepEqual(run.results[0].fixes, [
      {
        description: { text: 'Replace ADD with COPY' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'my%20app/Dockerfile' },
            replacements: [
              {
                deletedRegion: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 4 },
                insertedContent: { text: 'COPY' },
              },
            ],
          },
        ],
      },
    ]);
    assert.deepEqual(
      run.results.slice(1).filter((result: object) => 'fixes' in result),
      [],
    );
  });

  it('has a fingerprint a result (3.27.17)', () => {
    const fingerprints = run.results.map(({ partialFingerprints }: Result) => partialFingerprints);
    assert.equal(new Set(fingerprints.map((one: object) => Object.values(one)[0])).size, 5);
  });

  it('has one run and no results where nothing is found (3.14.23)', () => {
    const empty = JSON.parse(format.print([], context));
    assert.deepEqual(empty.runs[0].results, []);
    assert.deepEqual(empty.runs[0].tool.driver.rules, []);
  });
});

interface Result {
  readonly locations: readonly [{ readonly physicalLocation: object }];
  readonly partialFingerprints: object;
}
