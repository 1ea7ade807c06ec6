import type Dockerode from 'dockerode';
import { negotiateApiVersion } from './apiVersion.ts';
import { withDeadline } from './deadline.ts';
import {
  decodeContainerInspect,
  decodeContainerList,
  decodeEvent,
  decodeVersion,
} from './decode.ts';
import type { Disposable } from './disposable.ts';
import type { Endpoint, EndpointResult } from './endpoint.ts';
import type { CallOptions, Engine, EventOptions } from './engine.ts';
import { EngineError } from './errors.ts';
import { HttpFailure, toEngineError } from './failure.ts';
import { readLines } from './lines.ts';
import { watchSocket } from './socketWatch.ts';
import { Transport } from './transport.ts';
import type { Container, EngineEvent, EngineVersion } from './types.ts';

export interface DockerodeEngineOptions {
  /** Asked at every `connect`, so that a context switched meanwhile is followed. */
  readonly endpoint: () => Promise<EndpointResult>;
  /** Tells "not installed" from "not running" when the default socket is missing. */
  readonly installed?: () => Promise<boolean>;
  /** Milliseconds for an answer when a call names none; 15 s, and 60 s for lists, if left out. */
  readonly timeout?: number;
}

/** Milliseconds. */
const TIMEOUT = {
  answer: 15_000,
  list: 60_000,
  /** Stopping waits for the container's own grace period, which it may set to minutes. */
  life: 300_000,
};

interface Connection {
  readonly endpoint: Endpoint;
  readonly transport: Transport;
  readonly docker: Dockerode;
  version: EngineVersion | undefined;
}

/** The Engine over its HTTP API, by dockerode, which is loaded at the first call. */
export class DockerodeEngine implements Engine {
  readonly #options: DockerodeEngineOptions;
  readonly #timeout: { readonly answer: number; readonly list: number; readonly life: number };
  #connection: Connection | undefined;
  #address = '';
  #disposed = false;

  constructor(options: DockerodeEngineOptions) {
    this.#options = options;
    const { timeout } = options;
    this.#timeout =
      timeout === undefined ? TIMEOUT : { ...TIMEOUT, answer: timeout, list: timeout };
  }

  get address(): string {
    return this.#address;
  }

  connect(options?: CallOptions): Promise<EngineVersion> {
    return this.#guard(options, this.#timeout.answer, (signal) => this.#connect(signal));
  }

  async *events(options?: EventOptions): AsyncGenerator<EngineEvent> {
    const since = options?.since === undefined ? {} : { since: sinceParameter(options.since) };
    // The deadline holds for the answer's start; the stream itself lasts until the caller's end.
    const lasting = new AbortController();
    const end = () => lasting.abort();
    options?.signal?.addEventListener('abort', end, { once: true });
    try {
      const stream = await this.#call(options, this.#timeout.answer, (docker, signal) => {
        signal.addEventListener('abort', end, { once: true });
        // Its types know no abortSignal here, unlike its code.
        const query = { ...since, abortSignal: lasting.signal };
        return docker.getEvents(query as unknown as Dockerode.GetEventsOptions);
      });
      options?.onOpen?.();
      stream.setEncoding('utf8');
      for await (const line of readLines(stream as AsyncIterable<string>)) {
        const event = decodeEvent(line);
        if (event !== undefined) {
          yield event;
        }
      }
      throw new EngineError('disconnected', 'The Docker Engine ended its event stream');
    } catch (error) {
      if (options?.signal?.aborted !== true) {
        throw toEngineError(error, this.#address);
      }
    } finally {
      options?.signal?.removeEventListener('abort', end);
      lasting.abort();
    }
  }

  async listContainers(options?: CallOptions): Promise<readonly Container[]> {
    const answer = await this.#call(options, this.#timeout.list, (docker, abortSignal) =>
      docker.listContainers({ all: true, abortSignal }),
    );
    return decodeContainerList(answer, Date.now());
  }

  async findContainers(
    ids: readonly string[],
    options?: CallOptions,
  ): Promise<readonly Container[]> {
    const answer = await this.#call(options, this.#timeout.list, (docker, abortSignal) =>
      docker.listContainers({ all: true, filters: { id: [...ids] }, abortSignal }),
    );
    return decodeContainerList(answer, Date.now());
  }

  async inspectContainer(id: string, options?: CallOptions): Promise<Container> {
    const answer = await this.#call(options, this.#timeout.answer, (docker, abortSignal) =>
      docker.getContainer(encodeURIComponent(id)).inspect({ abortSignal }),
    );
    return decodeContainerInspect(answer);
  }

  startContainer(id: string, options?: CallOptions): Promise<void> {
    return this.#act(id, options, (container, abortSignal) => container.start({ abortSignal }));
  }

  stopContainer(id: string, options?: CallOptions): Promise<void> {
    return this.#act(id, options, (container, abortSignal) => container.stop({ abortSignal }));
  }

  restartContainer(id: string, options?: CallOptions): Promise<void> {
    return this.#act(id, options, (container, abortSignal) => container.restart({ abortSignal }));
  }

  removeContainer(
    id: string,
    how: { readonly force: boolean; readonly volumes: boolean },
    options?: CallOptions,
  ): Promise<void> {
    const what = { force: how.force, v: how.volumes };
    return this.#act(id, options, (container, abortSignal) =>
      container.remove({ ...what, abortSignal }),
    );
  }

  onHint(listener: () => void): Disposable {
    const endpoint = this.#connection?.endpoint;
    return endpoint?.kind === 'socket' &&
      endpoint.path.startsWith('/') &&
      !endpoint.path.startsWith('//')
      ? watchSocket(endpoint.path, listener)
      : { dispose: () => undefined };
  }

  dispose(): void {
    this.#disposed = true;
    this.#connection?.transport.dispose();
    this.#connection = undefined;
  }

  async #act(
    id: string,
    options: CallOptions | undefined,
    act: (container: Dockerode.Container, signal: AbortSignal) => Promise<unknown>,
  ): Promise<void> {
    await this.#call(options, this.#timeout.life, async (docker, signal) => {
      try {
        await act(docker.getContainer(encodeURIComponent(id)), signal);
      } catch (error) {
        // "Already started", "already stopped": the container is as it was asked to be.
        if (!(error instanceof HttpFailure && error.status === 304)) {
          throw error;
        }
      }
    });
  }

  #call<T>(
    options: CallOptions | undefined,
    timeout: number,
    run: (docker: Dockerode, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return this.#guard(options, timeout, async (signal) => {
      if (this.#connection?.version === undefined) {
        await this.#connect(signal);
      }
      return run(this.#open().docker, signal);
    });
  }

  async #guard<T>(
    options: CallOptions | undefined,
    timeout: number,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    try {
      return await withDeadline(options, timeout, work);
    } catch (error) {
      throw await this.#explain(toEngineError(error, this.#address));
    }
  }

  async #connect(signal: AbortSignal): Promise<EngineVersion> {
    const { endpoint, problem } = await this.#options.endpoint();
    if (problem !== undefined) {
      throw problem;
    }
    this.#address = endpoint.address;
    const { default: Docker } = await import('dockerode');
    signal.throwIfAborted();
    const connection = this.#reuse(endpoint, Docker);
    const answer = await connection.transport.get('/version', signal).catch((error: unknown) => {
      throw error instanceof HttpFailure && error.status === 404 ? notAnEngine(endpoint) : error;
    });
    if (typeof answer === 'string') {
      throw notAnEngine(endpoint);
    }
    const { minApiVersion, ...version } = decodeVersion(answer);
    const apiVersion = negotiateApiVersion({ ...version, minApiVersion });
    connection.transport.version = `v${apiVersion}`;
    connection.version = { ...version, apiVersion };
    return connection.version;
  }

  /** The connection we have when it leads to the same place, else a new one in its stead. */
  #reuse(endpoint: Endpoint, Docker: typeof Dockerode): Connection {
    if (this.#disposed) {
      throw new EngineError('cancelled', 'The connection to the Docker Engine is closed');
    }
    const known = this.#connection;
    if (known !== undefined && JSON.stringify(known.endpoint) === JSON.stringify(endpoint)) {
      return known;
    }
    known?.transport.dispose();
    const transport = new Transport(endpoint);
    const docker = new Docker({ modem: transport } as unknown as Dockerode.DockerOptions);
    this.#connection = { endpoint, transport, docker, version: undefined };
    return this.#connection;
  }

  #open(): Connection {
    if (this.#connection === undefined) {
      throw new EngineError('cancelled', 'The connection to the Docker Engine is closed');
    }
    return this.#connection;
  }

  async #explain(error: EngineError): Promise<EngineError> {
    const endpoint = this.#connection?.endpoint;
    if (endpoint?.kind !== 'socket') {
      return error;
    }
    if (error.reason === 'refused') {
      // A socket file that outlived its Engine.
      const message = `The Docker Engine is not running: nothing listens at ${this.#address}`;
      return new EngineError('notRunning', message, { cause: error.cause });
    }
    const missing = error.reason === 'notRunning' && endpoint.source === 'default';
    if (missing && (await this.#options.installed?.()) === false) {
      const message = 'No Docker Engine is installed here; install one or set DOCKER_HOST';
      return new EngineError('notInstalled', message, { cause: error.cause });
    }
    return error;
  }
}

function notAnEngine(endpoint: Endpoint): EngineError {
  const message = `What answers at ${endpoint.address} is not a Docker Engine; check the address`;
  return new EngineError('wrongProtocol', message);
}

/** The Engine replays from `since` on, inclusive, written as seconds and nanoseconds. */
function sinceParameter(timeNano: string): string {
  const next = (BigInt(timeNano) + 1n).toString().padStart(10, '0');
  return `${next.slice(0, -9)}.${next.slice(-9)}`;
}
