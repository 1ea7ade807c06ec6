import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dockerd } from '../../../scripts/lib/dockerd.js';
import { startDockerd } from '../../../scripts/lib/dockerd.js';
import { createContainer, seedImages } from '../../../scripts/lib/dockerSeed.js';
import { engineRequest } from '../../../scripts/lib/engineApi.js';

/**
 * A private real Engine with the seeded images, and a second client of it. Start one in `before`,
 * stop it in `after`: it takes two seconds and leaves nothing.
 */
export class TestEngine {
  readonly dockerd: Dockerd;

  private constructor(dockerd: Dockerd) {
    this.dockerd = dockerd;
  }

  static async start(how: { readonly tcp?: boolean; readonly tls?: boolean } = {}) {
    const dir = await mkdtemp(join(tmpdir(), 'lsh-'));
    const dockerd = await startDockerd({ dir, ...how });
    await seedImages(dockerd);
    return new TestEngine(dockerd);
  }

  /** `POST /containers/aa/stop`, as another client: not through the code under test. */
  request(
    method: string,
    path: string,
    body?: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<unknown> {
    return engineRequest(this.dockerd.socket, method, path, body, headers);
  }

  /** Makes one from busybox that sleeps unless told otherwise; answers its id. */
  create(name: string, config: object = {}): Promise<string> {
    const defaults = { Image: 'busybox:latest', Cmd: ['sleep', '1000000'] };
    return createContainer(this.dockerd.socket, name, { ...defaults, ...config });
  }

  /** As `docker run -d` does. */
  async run(name: string, config: object = {}): Promise<string> {
    const id = await this.create(name, config);
    await this.request('POST', `/containers/${id}/start`);
    return id;
  }

  /** Removes every container. */
  async clear(): Promise<void> {
    const rows = (await this.request('GET', '/containers/json?all=1')) as { Id: string }[];
    await Promise.all(rows.map(({ Id }) => this.request('DELETE', `/containers/${Id}?force=1`)));
  }

  stop(): Promise<void> {
    return this.dockerd.stop();
  }
}
