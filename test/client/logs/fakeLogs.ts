import { Buffer } from 'node:buffer';
import type { Container } from '../../../client/engine/containers/types.ts';
import type { Engine } from '../../../client/engine/engine.ts';
import { EngineError } from '../../../client/engine/errors.ts';
import type { LogLine } from '../../../client/engine/logs/line.ts';
import { compareTimes } from '../../../client/engine/logs/time.ts';
import type { LogRange } from '../../../client/engine/logs/verbs.ts';
import { type EngineSlot, OWN_ENGINE } from '../../../client/engine-host/engines.ts';
import { changeOf, container, SetStore, snapshot } from '../tree/picture.ts';

interface Follower {
  readonly id: string;
  readonly wake: () => void;
  readonly lose: (error: EngineError) => void;
}

/** An Engine whose containers write what they are told to. Their ids are `web-id` and so on. */
export class FakeLogs {
  readonly store = new SetStore();
  /** `follow web-id tail 3`. */
  readonly calls: string[] = [];
  readonly #containers = new Map<string, Container>();
  readonly #lines = new Map<string, LogLine[]>();
  readonly #followers = new Set<Follower>();
  /** Thrown instead of an answer. */
  problem: EngineError | undefined;

  readonly slot: EngineSlot = {
    id: OWN_ENGINE,
    store: this.store,
    engine: {
      containers: { inspect: async (id: string) => this.#find(id) },
      logs: {
        read: (id: string, range: LogRange, options?: { signal?: AbortSignal }) =>
          this.#read(id, range, options?.signal),
      },
    } as unknown as Engine,
  };

  /** How many logs are followed now. */
  get following(): number {
    return this.#followers.size;
  }

  /** Adds a container or changes it; the store tells. */
  set(name: string, fields: Partial<Container> = {}): void {
    const { id } = container({ name, ...fields });
    this.#containers.set(id, container({ name, ...this.#containers.get(id), ...fields }));
    this.#tell(name);
    if (this.#containers.get(id)?.state !== 'running') {
      this.#wake(id);
    }
  }

  remove(name: string): void {
    this.#containers.delete(`${name}-id`);
    this.#tell(name);
    this.#wake(`${name}-id`);
  }

  /** `web 5 text`: at 5 s; `web! 5 text`: on stderr. */
  write(...lines: readonly string[]): void {
    for (const line of lines) {
      const [, name = '', mark, seconds, text = ''] = /^(\w+)(!?) (\d+) (.*)$/s.exec(line) ?? [];
      const id = `${name}-id`;
      const held = this.#lines.get(id) ?? [];
      this.#lines.set(id, held);
      held.push({
        seconds: Number(seconds),
        nanos: 0,
        stream: mark === '!' ? 'stderr' : 'stdout',
        text: Buffer.from(text),
      });
      this.#wake(id);
    }
  }

  /** Breaks every connection. */
  lose(error: EngineError): void {
    for (const follower of [...this.#followers]) follower.lose(error);
  }

  #tell(name: string): void {
    this.store.set(snapshot([...this.#containers.values()]), changeOf(name));
  }

  #wake(id: string): void {
    for (const follower of [...this.#followers]) {
      if (follower.id === id) follower.wake();
    }
  }

  #find(id: string): Container {
    if (this.problem !== undefined) throw this.problem;
    const found = this.#containers.get(id);
    if (found === undefined) throw new EngineError('notFound', `No such container: ${id}`);
    return found;
  }

  async *#read(
    id: string,
    { follow, tail, since }: LogRange,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<readonly LogLine[]> {
    const from = since ? `since ${since.seconds}` : tail === undefined ? 'all' : `tail ${tail}`;
    this.calls.push(`${follow ? 'follow' : 'read'} ${id} ${from}`);
    this.#find(id);
    const all = () => this.#lines.get(id) ?? [];
    const past = all().filter((line) => since === undefined || compareTimes(line, since) >= 0);
    let sent = all().length;
    yield tail === undefined ? past : past.slice(Math.max(0, past.length - tail));
    while (follow && this.#containers.get(id)?.state === 'running') {
      if (sent === all().length) {
        await this.#more(id, signal);
      }
      yield all().slice(sent);
      sent = all().length;
    }
  }

  #more(id: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        this.#followers.delete(follower);
        settle();
      };
      const follower: Follower = {
        id,
        wake: () => end(resolve),
        lose: (error) => end(() => reject(error)),
      };
      this.#followers.add(follower);
      signal?.addEventListener('abort', () => {
        end(() => reject(new EngineError('cancelled', 'Cancelled')));
      });
    });
  }
}
