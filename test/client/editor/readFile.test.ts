import assert from 'node:assert/strict';
import { readFile } from '../../../client/editor/readFile.ts';
import { useTempFolder } from '../../workbench/tempFolder.ts';

describe('reading a file for the Engine', () => {
  const folder = useTempFolder();

  it('tells its size first, and gives its bytes in pieces', async () => {
    const text = 'x'.repeat(1_000_000);
    folder.write({ 'a.tar': text });
    const { size, chunks } = await readFile(folder.at('a.tar'));
    assert.equal(size, 1_000_000);
    let pieces = 0;
    let bytes = 0;
    for await (const chunk of chunks) {
      pieces++;
      bytes += chunk.length;
    }
    assert.equal(bytes, size);
    assert.ok(pieces > 1);
  });

  it('fails as the system does', async () => {
    await assert.rejects(() => readFile(folder.at('none')), { code: 'ENOENT' });
  });
});
