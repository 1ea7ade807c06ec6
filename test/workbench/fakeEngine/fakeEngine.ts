import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventHub } from './eventHub.ts';
import { Faults, misbehave, sendJson } from './faults.ts';
import { type Call, route, type Versions } from './routes.ts';
import { World } from './world.ts';

export interface FakeEngineOptions {
  /** A free port of 127.0.0.1 instead of a unix socket. */
  readonly tcp?: boolean;
  readonly apiVersion?: string;
  readonly minApiVersion?: string;
  /** Adds fields nobody knows to every answer. */
  readonly unknownFields?: boolean;
}

/**
 * Speaks the documented shapes of the Engine API; for scale and for faults. The contract test
 * holds it to what a real Engine does. `world` is the other client.
 *
 * @see https://docs.docker.com/reference/api/engine/version/v1.41/
 */
export class FakeEngine {
  readonly faults = new Faults();
  readonly events = new EventHub();
  /** Every request so far: `GET /containers/json`, without version and query. */
  readonly requests: string[] = [];
  readonly world = new World(this.events);
  readonly #versions: Versions;
  readonly #unknownFields: boolean;
  readonly #tcp: boolean;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #folder: string | undefined;
  #port = 0;

  constructor(options: FakeEngineOptions = {}) {
    const { apiVersion = '1.41', minApiVersion = '1.12' } = options;
    this.#versions = { apiVersion, minApiVersion };
    this.#unknownFields = options.unknownFields ?? false;
    this.#tcp = options.tcp ?? false;
  }

  /** For DOCKER_HOST. */
  get host(): string {
    return this.#tcp ? `tcp://127.0.0.1:${this.#port}` : `unix://${this.#path()}`;
  }

  /** Connections open now. */
  get sockets(): number {
    return this.#sockets.size;
  }

  /** Listens; a second time at the same address. */
  async start(): Promise<this> {
    this.#folder ??= await mkdtemp(join(tmpdir(), 'longshore-fake-'));
    const server = createServer((request, response) => void this.#handle(request, response));
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      if (this.#tcp) {
        server.listen(this.#port, '127.0.0.1', resolve);
      } else {
        server.listen(this.#path(), resolve);
      }
    });
    if (this.#tcp) {
      this.#port = (server.address() as AddressInfo).port;
    }
    return this;
  }

  /** Goes away as a killed Engine does; `start` brings it back with its containers. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    for (const socket of this.#sockets) {
      socket.destroy();
    }
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  /** Stops and removes the socket's folder. */
  async dispose(): Promise<void> {
    await this.stop();
    if (this.#folder !== undefined) {
      await rm(this.#folder, { recursive: true, force: true });
    }
  }

  /** How many requests matched since the last `clearRequests`. */
  count(pattern: RegExp = /./): number {
    return this.requests.filter((request) => pattern.test(request)).length;
  }

  clearRequests(): void {
    this.requests.length = 0;
  }

  #path(): string {
    return join(this.#folder ?? '', 'docker.sock');
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://engine');
    const path = url.pathname.replace(/^\/v\d+\.\d+(?=\/)/, '');
    const line = `${request.method} ${path}`;
    this.requests.push(line);
    response.setHeader('Api-Version', this.#versions.apiVersion);
    const body = await readBody(request);
    const answer = () => this.#answer({ line, query: url.searchParams, body }, response);
    const fault = this.faults.take(line);
    if (fault === undefined) {
      answer();
    } else {
      misbehave(fault, response, answer);
    }
  }

  #answer(call: Call, response: ServerResponse): void {
    if (call.line === 'GET /events') {
      this.events.open(call.query, response);
    } else if (call.line === 'GET /_ping') {
      response.writeHead(200, { 'Content-Type': 'text/plain' }).end('OK');
    } else {
      const { status, body } = route(call, this.world, this.#versions);
      sendJson(response, status, this.#unknownFields ? extended(body) : body);
    }
  }
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
  }
  return text === '' ? {} : JSON.parse(text);
}

/** The answer of an Engine newer than ours. */
function extended(body: unknown): unknown {
  if (Array.isArray(body)) {
    return body.map(extended);
  }
  const more = { XFuture: { a: [1, null, { b: 'c' }] }, X2: 'odd' };
  return typeof body === 'object' && body !== null ? { ...more, ...body } : body;
}
