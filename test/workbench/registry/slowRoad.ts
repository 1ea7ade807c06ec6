import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * A road to a registry that is cut while a big thing is on its way: each connection lets so many
 * bytes pass, either way, and then nothing more until somebody hangs up.
 */
export class SlowRoad {
  readonly #server: Server;
  readonly #travellers = new Set<Socket>();
  readonly #waiting: (() => void)[] = [];

  private constructor(server: Server) {
    this.#server = server;
  }

  /** `target` as `TestRegistry.host` has it. */
  static async to(target: string, bytes: number): Promise<SlowRoad> {
    const [host = '', port = ''] = target.split(':');
    const server = createServer((near) => road.#open(near, connect(Number(port), host), bytes));
    const road = new SlowRoad(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return road;
  }

  /** `127.0.0.1:PORT`, as it begins image references. */
  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Resolves when nobody is on it. */
  async empty(): Promise<void> {
    if (this.#travellers.size > 0) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  async close(): Promise<void> {
    for (const socket of this.#travellers) {
      socket.destroy();
    }
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #open(near: Socket, far: Socket, bytes: number): void {
    this.#travellers.add(near);
    let left = bytes;
    const pass = (from: Socket, to: Socket) => {
      from.on('data', (chunk) => {
        left -= chunk.length;
        // A socket that is still read notices when the other side hangs up.
        if (left > 0) to.write(chunk);
      });
      from.on('end', () => to.end());
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    };
    pass(near, far);
    pass(far, near);
    near.on('close', () => {
      this.#travellers.delete(near);
      if (this.#travellers.size === 0) {
        for (const resolve of this.#waiting.splice(0)) resolve();
      }
    });
  }
}
