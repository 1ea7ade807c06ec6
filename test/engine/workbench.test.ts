import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Dockerd } from '../../scripts/lib/dockerd.js';
import { startDockerd, stopDockerd } from '../../scripts/lib/dockerd.js';
import { linksIn, mountsUnder, processesNaming } from '../../scripts/lib/dockerdTraces.js';
import {
  SEEDED_CONTAINERS,
  SEEDED_IMAGES,
  seedContainers,
  seedImages,
} from '../../scripts/lib/dockerSeed.js';
import { engineRequest } from '../../scripts/lib/engineApi.js';
import { engineAt } from '../workbench/engine/clients.ts';
import { rowText } from '../workbench/engine/storeProbe.ts';

const run = promisify(execFile);

describe('The private Engine', function () {
  this.timeout(60_000);
  let dir: string;
  let network: number;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'lsh-'));
  });
  afterEach(async () => {
    await stopDockerd(dir);
    assert.deepEqual(
      {
        processes: processesNaming(dir),
        mounts: mountsUnder(dir),
        links: await linksIn(network),
        folder: existsSync(dir),
      },
      { processes: [], mounts: [], links: [], folder: false },
    );
  });

  async function start(): Promise<Dockerd> {
    const engine = await startDockerd({ dir });
    network = JSON.parse(await readFile(join(dir, 'marks.json'), 'utf8')).network;
    assert.notDeepEqual(await linksIn(network), []);
    return engine;
  }

  it('comes with images and containers in all states, and goes without a trace', async () => {
    const dockerd = await start();
    await seedImages(dockerd);
    await seedContainers(dockerd);
    const engine = engineAt(dockerd.host);
    const rows = (await engine.containers.list()).map((row) =>
      rowText({ ...row, health: undefined }),
    );
    engine.dispose();
    const expected = SEEDED_CONTAINERS.map(({ name, end }) =>
      end === 'exited' ? `${name} exited 3` : `${name} ${end}`,
    );
    assert.deepEqual(rows.toSorted(), expected.toSorted());
    const images = (await engineRequest(dockerd.socket, 'GET', '/images/json')) as {
      RepoTags: string[];
    }[];
    assert.deepEqual(
      images.flatMap(({ RepoTags }) => RepoTags).toSorted(),
      SEEDED_IMAGES.flatMap(({ name, tags }) => tags.map((tag) => `${name}:${tag}`)).toSorted(),
    );
    await dockerd.stop();
  });

  it('publishes ports', async () => {
    const dockerd = await start();
    await seedImages(dockerd);
    await seedContainers(dockerd);
    const engine = engineAt(dockerd.host);
    const web = (await engine.containers.list()).find(({ name }) => name === 'shop-web-1');
    engine.dispose();
    const page = await fetch(`http://127.0.0.1:${web?.ports[0]?.publicPort}/`);
    assert.equal(await page.text(), 'longshore/web\n');
    await dockerd.stop();
  });

  it('goes without a trace after a crash with a running, a paused and a networked container', async () => {
    const dockerd = await start();
    await seedImages(dockerd);
    await seedContainers(dockerd);
    await engineRequest(dockerd.socket, 'POST', '/networks/create', { Name: 'backend' });
    await dockerd.kill();
    assert.notDeepEqual(processesNaming(dir), []);
    await dockerd.stop();
  });

  it('is started and stopped by hand', async () => {
    const cli = join(import.meta.dirname, '../workbench/engine/cli.ts');
    const { stdout } = await run(process.execPath, [cli, 'start', '--bare', dir]);
    network = JSON.parse(await readFile(join(dir, 'marks.json'), 'utf8')).network;
    assert.equal(stdout, `export DOCKER_HOST=unix://${dir}/docker.sock\n`);
    assert.equal((await run(process.execPath, [cli, 'env', dir])).stdout, stdout);
    const engine = engineAt(`unix://${dir}/docker.sock`);
    assert.deepEqual(await engine.containers.list(), []);
    engine.dispose();
    await run(process.execPath, [cli, 'stop', dir]);
  });
});
