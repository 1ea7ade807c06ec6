import assert from 'node:assert/strict';
import { refactor } from '../../../../server/features/refactor/pinDigest.ts';
import { applyEdits } from '../../../../server/lint/fixes.ts';
import { ask, changeOf } from './check.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const asked: string[] = [];
const outside = {
  project: undefined,
  registry: {
    digest: async (reference: string) => {
      asked.push(reference);
      return reference.startsWith('node') ? DIGEST : undefined;
    },
  },
};

describe('pinning an image', () => {
  it('names its digest, and asks only when somebody wants it', async () => {
    const { text, offers } = await ask(refactor, 'FROM --platform=x node:<|>24 AS a\n', outside);
    assert.deepEqual(
      offers.map(({ title, isRemote }) => [title, isRemote]),
      [['Pin node:24 to its digest', true]],
    );
    assert.deepEqual(asked, []);
    const change = offers[0] && (await changeOf(offers[0]));
    assert.equal(change?.kind, 'edits');
    const after = change?.kind === 'edits' ? applyEdits(text, change.edits) : '';
    assert.equal(after, `FROM --platform=x node:24@${DIGEST} AS a\n`);
    assert.deepEqual(asked, ['node:24']);
  });

  it('says when the registry does not know', async () => {
    const { offers } = await ask(refactor, 'FROM <|>other\n', outside);
    const change = offers[0] && (await changeOf(offers[0]));
    assert.deepEqual(change, {
      kind: 'refused',
      why: 'The registry does not tell the digest of other now',
    });
  });

  it('is not offered where there is nothing to pin, or nobody to ask', async () => {
    for (const marked of [
      `FROM <|>node@${DIGEST}\n`,
      'FROM <|>scratch\n',
      'ARG V\nFROM <|>node:$V\n',
      'FROM node AS a\nFROM <|>a\n',
      'FROM <|>No/Image\n',
      'FROM node\nRUN <|>x\n',
      'FROM<|>\n',
    ]) {
      assert.deepEqual((await ask(refactor, marked, outside)).offers, [], marked);
    }
    assert.deepEqual((await ask(refactor, 'FROM <|>node\n')).offers, []);
  });
});
