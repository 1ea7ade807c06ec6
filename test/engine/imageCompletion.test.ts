import assert from 'node:assert/strict';
import { fetchHttp } from '../../core/registry/http.ts';
import { systemClock } from '../../server/connection/clock.ts';
import { OnlineRegistry } from '../../server/workspace/images/onlineRegistry.ts';
import { connect } from '../workbench/lsp/connect.ts';
import { pushTags } from '../workbench/registry/pushTags.ts';
import { TestRegistry } from '../workbench/registry/testRegistry.ts';

/** The language server, over LSP, in front of a real registry. */
describe('Completion from a real registry', function () {
  this.timeout(30_000);
  let registry: TestRegistry;
  let digest: string;
  before(async () => {
    registry = await TestRegistry.start();
    digest = await pushTags({ url: registry.url, repository: 'shop/web' }, ['1.9', '1.10', 'edge']);
  });
  after(() => registry.stop());

  async function editorOf() {
    const http = fetchHttp({ timeout: 5_000, size: 1_000_000 });
    return connect({ parts: { registry: new OnlineRegistry(http, systemClock) } });
  }

  it('proposes repositories, tags with the newest first, and digests', async () => {
    await using editor = await editorOf();
    const file = await editor.open('Dockerfile', `FROM ${registry.host}/<|>`);
    assert.ok((await file.complete()).some(({ label }) => label === `${registry.host}/shop/web`));
    await file.replace(`FROM ${registry.host}/shop/web:<|> AS b`);
    const list = await file.completionList();
    assert.deepEqual(
      [list.items.map(({ label }) => label), list.isIncomplete],
      [['1.10', '1.9', 'edge'], false],
    );
    const [newest] = list.items;
    assert.ok(newest);
    const { documentation } = await file.resolve(newest);
    assert.match(JSON.stringify(documentation), new RegExp(digest));
    await file.replace(`FROM ${registry.host}/shop/web:1.9@<|>`);
    assert.deepEqual(
      (await file.complete()).map(({ label }) => label),
      [digest],
    );
  });

  it('is silent in front of what does not exist', async () => {
    await using editor = await editorOf();
    const file = await editor.open('Dockerfile', `FROM ${registry.host}/none:<|>`);
    assert.deepEqual(await file.completionList(), { isIncomplete: false, items: [] });
    await file.replace('FROM 127.0.0.1:1/none:<|>');
    assert.deepEqual(await file.completionList(), { isIncomplete: false, items: [] });
    assert.deepEqual(editor.log, []);
  });
});
