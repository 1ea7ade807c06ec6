import assert from 'node:assert/strict';
import { codeLenses } from '../../../server/features/codeLenses.ts';
import { analyze } from '../../../server/model/analyze.ts';
import { parse } from '../../../server/syntax/parse.ts';

const TEXT =
  'FROM a AS b\nFROM B\nCOPY --from=b x y\nFROM c\nRUN --mount=from=1,target=/x --mount=from=b,target=/y z\n';

function lenses(settings: { references: boolean; build: boolean }): readonly string[] {
  const model = analyze(parse(TEXT));
  return codeLenses(model, settings).map((lens) => {
    const { line } = model.lines.positionAt(lens.at.start);
    const what =
      lens.kind === 'build'
        ? lens.target
        : lens.references.map(({ start, end }) => TEXT.slice(start, end)).join(',');
    return `${TEXT.split('\n')[line]} | ${lens.title}: ${what}`;
  });
}

describe('code lenses', () => {
  it('tell how often a stage is used, and where', () => {
    assert.deepEqual(lenses({ references: true, build: false }), [
      'FROM a AS b | 3 references: B,b,b',
      'FROM B | 1 reference: 1',
    ]);
  });

  it('offer to build up to every stage, by name or number', () => {
    assert.deepEqual(lenses({ references: false, build: true }), [
      'FROM a AS b | Build to here: b',
      'FROM B | Build to here: 1',
      'FROM c | Build to here: 2',
    ]);
  });
});
