import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export interface RoadOptions {
  /** Each connection lets so many bytes pass, either way, then nothing more until one hangs up. */
  readonly cutAfter?: number;
  readonly bytesPerSecond?: number;
}

/** A road to a registry on which one can see what is under way: slow, or cut in the middle. */
export class SlowRoad {
  readonly #server: Server;
  readonly #options: RoadOptions;
  readonly #travellers = new Set<Socket>();
  readonly #waiting: (() => void)[] = [];

  private constructor(server: Server, options: RoadOptions) {
    this.#server = server;
    this.#options = options;
  }

  /** `target` as `TestRegistry.host` has it. */
  static async to(target: string, options: RoadOptions): Promise<SlowRoad> {
    const [host = '', port = ''] = target.split(':');
    const server = createServer((near) => road.#open(near, connect(Number(port), host)));
    const road = new SlowRoad(server, options);
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

  #open(near: Socket, far: Socket): void {
    const { cutAfter = Number.POSITIVE_INFINITY, bytesPerSecond = Number.POSITIVE_INFINITY } =
      this.#options;
    this.#travellers.add(near);
    let left = cutAfter;
    const pass = (from: Socket, to: Socket) => {
      // A socket that is still read notices when the other side hangs up.
      from.on('data', (chunk) => {
        left -= chunk.length;
        if (left > 0) to.write(chunk);
        const rest = (chunk.length / bytesPerSecond) * 1000;
        if (rest > 1) {
          from.pause();
          setTimeout(() => from.resume(), rest);
        }
      });
    };
    pass(near, far);
    pass(far, near);
    near.on('error', () => undefined);
    near.on('close', () => far.destroy());
    far.on('error', () => undefined);
    // Cut means cut: that the registry is through with it must not be told either.
    far.on('end', () => left > 0 && near.end());
    near.on('close', () => {
      this.#travellers.delete(near);
      if (this.#travellers.size === 0) {
        for (const resolve of this.#waiting.splice(0)) resolve();
      }
    });
  }
}
