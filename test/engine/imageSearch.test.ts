import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DockerodeEngine } from '../../client/engine/dockerodeEngine.ts';
import { EngineError } from '../../client/engine/errors.ts';
import { engineAt } from '../workbench/engine/clients.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';

/** A real Engine searches at whoever the term names; here at a server of ours. */
describe('Searching for images by a real Engine', function () {
  this.timeout(60_000);
  let real: TestEngine;
  let engine: DockerodeEngine;
  let hub: Server;
  const asked: string[] = [];

  before(async () => {
    real = await TestEngine.start();
    engine = engineAt(real.dockerd.host);
    hub = createServer(({ url = '' }, response) => {
      asked.push(url);
      const results = [
        { name: 'nginx', description: 'Web server', star_count: 20_000, is_official: true },
        { name: 'ada/nginx', description: '', star_count: 1, is_official: false },
      ];
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(url.startsWith('/v1/search') ? JSON.stringify({ results }) : '{}');
    });
    await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  });
  after(async () => {
    engine.dispose();
    await new Promise((resolve) => hub.close(resolve));
    await real.stop();
  });

  it('finds names with what people say of them', async () => {
    const { port } = hub.address() as AddressInfo;
    const found = await engine.images.search(`127.0.0.1:${port}/nginx`, { limit: 5 });
    // Where it searched, it leaves out: at Docker Hub there is nothing to leave out.
    assert.deepEqual(found, [
      { name: 'nginx', description: 'Web server', stars: 20_000, official: true },
      { name: 'ada/nginx', description: '', stars: 1, official: false },
    ]);
    assert.equal(asked.at(-1), '/v1/search?q=nginx&n=5');
  });

  it('says so when nobody answers', async () => {
    await assert.rejects(
      () => engine.images.search('127.0.0.1:1/nginx', { limit: 5 }),
      (error) => EngineError.is(error, 'serverError'),
    );
  });
});
