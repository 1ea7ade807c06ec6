import { negotiateApiVersion } from './apiVersion.ts';
import type { Caller, Patience } from './caller.ts';
import { type ContainerVerbs, containerVerbs } from './containers/verbs.ts';
import { withDeadline } from './deadline.ts';
import { decodeEvent, decodeVersion } from './decode.ts';
import type { Disposable } from './disposable.ts';
import { type Docker, openDocker } from './docker.ts';
import type { Endpoint, EndpointResult } from './endpoint.ts';
import type { CallOptions, Engine, EventOptions } from './engine.ts';
import { EngineError } from './errors.ts';
import { HttpFailure, toEngineError } from './failure.ts';
import { type ImageVerbs, imageVerbs } from './images/verbs.ts';
import { type InspectVerb, inspectVerb } from './inspect.ts';
import { readLines } from './lines.ts';
import { type LogVerbs, logVerbs } from './logs/verbs.ts';
import { type NetworkVerbs, networkVerbs } from './networks/verbs.ts';
import { watchSocket } from './socketWatch.ts';
import { type StatsVerbs, statsVerbs } from './stats/verbs.ts';
import { lasting } from './streams/lasting.ts';
import { type SystemVerbs, systemVerbs } from './system/verbs.ts';
import { type TerminalVerbs, terminalVerbs } from './terminals/verbs.ts';
import { Transport } from './transport.ts';
import type { EngineEvent, EngineVersion } from './types.ts';
import { type VolumeVerbs, volumeVerbs } from './volumes/verbs.ts';

export interface DockerodeEngineOptions {
  /** Asked at every `connect`, so that a context switched meanwhile is followed. */
  readonly endpoint: () => Promise<EndpointResult>;
  /** Tells "not installed" from "not running" when the default socket is missing. */
  readonly installed?: () => Promise<boolean>;
  /** Milliseconds for an answer when a call names none; 15 s, and 60 s for lists, if left out. */
  readonly timeout?: number;
}

/** Milliseconds. */
const TIMEOUT: Readonly<Record<Patience, number>> = {
  answer: 15_000,
  list: 60_000,
  /** Stopping waits for the container's own grace period, which it may set to minutes. */
  life: 300_000,
  work: Number.POSITIVE_INFINITY,
};

interface Connection {
  readonly endpoint: Endpoint;
  readonly transport: Transport;
  readonly docker: Docker;
  version: EngineVersion | undefined;
}

/** The Engine over its HTTP API, by dockerode, which is loaded at the first call. */
export class DockerodeEngine implements Engine {
  readonly containers: ContainerVerbs;
  readonly images: ImageVerbs;
  readonly volumes: VolumeVerbs;
  readonly networks: NetworkVerbs;
  readonly system: SystemVerbs;
  readonly inspect: InspectVerb;
  readonly terminals: TerminalVerbs;
  readonly logs: LogVerbs;
  readonly stats: StatsVerbs;
  readonly #options: DockerodeEngineOptions;
  readonly #timeout: Readonly<Record<Patience, number>>;
  #connection: Connection | undefined;
  #address = '';
  #disposed = false;

  constructor(options: DockerodeEngineOptions) {
    this.#options = options;
    const caller: Caller = {
      call: (...how) => this.#call(...how),
      stream: (...how) => this.#stream(...how),
    };
    this.containers = containerVerbs(caller);
    this.images = imageVerbs(caller);
    this.volumes = volumeVerbs(caller);
    this.networks = networkVerbs(caller);
    this.system = systemVerbs(caller);
    this.inspect = inspectVerb(caller);
    this.terminals = terminalVerbs(caller);
    this.logs = logVerbs(caller);
    this.stats = statsVerbs(caller);
    const { timeout } = options;
    this.#timeout =
      timeout === undefined ? TIMEOUT : { ...TIMEOUT, answer: timeout, list: timeout };
  }

  get address(): string {
    return this.#address;
  }

  connect(options?: CallOptions): Promise<EngineVersion> {
    return this.#guard(options, 'answer', (signal) => this.#connect(signal));
  }

  async *events(options?: EventOptions): AsyncGenerator<EngineEvent> {
    const since = options?.since === undefined ? {} : { since: sinceParameter(options.since) };
    // The deadline holds for the answer's start; the stream itself lasts until the caller's end.
    const lasting = new AbortController();
    const end = () => lasting.abort();
    options?.signal?.addEventListener('abort', end, { once: true });
    try {
      const stream = await this.#call(options, 'answer', (docker, signal) => {
        signal.addEventListener('abort', end, { once: true });
        // Its types know no abortSignal here, unlike its code.
        const query = { ...since, abortSignal: lasting.signal };
        return docker.getEvents(query as unknown as Parameters<Docker['getEvents']>[0]);
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

  #call<T>(
    options: CallOptions | undefined,
    patience: Patience,
    run: (docker: Docker, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return this.#guard(options, patience, async (signal) => {
      if (this.#connection?.version === undefined) {
        await this.#connect(signal);
      }
      return run(this.#open().docker, signal);
    });
  }

  #stream(...[options, run]: Parameters<Caller['stream']>): ReturnType<Caller['stream']> {
    const open = (ending: AbortSignal) =>
      this.#call(options, 'answer', (docker, waiting) =>
        run(docker, AbortSignal.any([ending, waiting])),
      );
    return lasting(options, open, (error) => toEngineError(error, this.#address));
  }

  async #guard<T>(
    options: CallOptions | undefined,
    patience: Patience,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    try {
      return await withDeadline(options, this.#timeout[patience], work);
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
    const connection = await this.#reuse(endpoint);
    signal.throwIfAborted();
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
  async #reuse(endpoint: Endpoint): Promise<Connection> {
    const transport = new Transport(endpoint);
    const docker = await openDocker(transport);
    if (this.#disposed) {
      throw new EngineError('cancelled', 'The connection to the Docker Engine is closed');
    }
    const known = this.#connection;
    if (known !== undefined && JSON.stringify(known.endpoint) === JSON.stringify(endpoint)) {
      return known;
    }
    known?.transport.dispose();
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
