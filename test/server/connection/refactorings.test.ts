import assert from 'node:assert/strict';
import { MemoryFiles } from '../../workbench/files/memoryFiles.ts';
import { connect } from '../../workbench/lsp/connect.ts';

describe('Refactoring over LSP', () => {
  const TEXT = 'FROM alpine:3.22\nRUN apk add curl\nRUN adduser -D app\nUSER app\n';

  async function titles(only?: readonly string[]): Promise<readonly string[]> {
    const files = new MemoryFiles('//- /work/node_modules/a.js\n\n//- /work/.git/HEAD\nx\n');
    await using editor = await connect({ parts: { files } });
    const file = await editor.open('Dockerfile', TEXT);
    const start = { line: 1, character: 0 };
    const actions = await file.codeActions(only, { start, end: start });
    return actions
      .filter(({ kind }) => /^(?:refactor|source)\./.test(kind ?? ''))
      .map(({ title }) => title);
  }

  it('offers what can be done where the cursor stands, with its edits', async () => {
    assert.ok((await titles(['refactor.rewrite'])).length > 0);
    assert.deepEqual(await titles(['quickfix']), []);
  });

  it('offers what is done to whole files only when that is asked for', async () => {
    const all = await titles();
    const source = await titles(['source']);
    assert.ok(source.length > 0);
    assert.deepEqual(
      all.filter((title) => source.includes(title)),
      [],
    );
  });
});
