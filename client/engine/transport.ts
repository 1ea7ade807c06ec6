import { Buffer } from 'node:buffer';
import { Agent, type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, Agent as TlsAgent } from 'node:https';
import type { Socket } from 'node:net';
import { stringify } from 'node:querystring';
import type { Duplex, Readable } from 'node:stream';
import type { Endpoint } from './endpoint.ts';
import { EngineError } from './errors.ts';
import { HttpFailure } from './failure.ts';
import { registryAuthHeader } from './registryAuth.ts';

/** A call as dockerode describes it to its modem. */
export interface DialOptions {
  readonly path: string;
  readonly method: string;
  /** Become the query, and the body of a POST. */
  readonly options?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly abortSignal?: AbortSignal;
  readonly isStream?: boolean;
  /** The connection itself is handed over once the Engine upgraded it. */
  readonly hijack?: boolean;
  readonly file?: string | Buffer | Readable;
  readonly allowEmpty?: boolean;
  /** An account at a registry, in the Engine's words; a secret. */
  readonly authconfig?: unknown;
}

export type DialCallback = (error: unknown, answer?: unknown) => void;

const LONGEST_MESSAGE = 500;
/** What is asked before a version is agreed on. */
const UNVERSIONED: ReadonlySet<string> = new Set(['/_ping', '/version']);

/**
 * HTTP to one endpoint: what docker-modem is to dockerode, without reading the environment, with
 * bounded keep-alive sockets and every failure told apart (`HttpFailure`, a Node error with its
 * code, or `EngineError` for JSON that is none).
 */
export class Transport {
  /** Read by dockerode. */
  readonly Promise = Promise;
  /** `v1.41`, put in front of every path once negotiated. */
  version: string | undefined;
  readonly #endpoint: Endpoint;
  readonly #calls: Agent;
  /** Streams and upgraded connections last; they must not use up the calls' sockets. */
  readonly #streams: Agent;
  readonly #live = new Set<ClientRequest | Duplex>();
  #disposed = false;

  constructor(endpoint: Endpoint) {
    this.#endpoint = endpoint;
    const AgentKind = endpoint.kind === 'tcp' && endpoint.tls ? TlsAgent : Agent;
    // An idle socket goes after 30 s, before an Engine or a proxy in between closes it.
    this.#calls = new AgentKind({
      keepAlive: true,
      maxSockets: 8,
      maxFreeSockets: 2,
      timeout: 3e4,
    });
    this.#streams = new AgentKind({ keepAlive: false });
  }

  /** Sends one request; `callback` gets the decoded JSON, or a stream where one was asked for. */
  dial(call: DialOptions, callback: DialCallback): void {
    let answered = false;
    const answer: DialCallback = (error, value) => {
      if (!answered) {
        answered = true;
        callback(error, value);
      }
    };
    if (this.#disposed) {
      answer(new EngineError('cancelled', 'The connection to the Docker Engine is closed'));
      return;
    }
    try {
      this.#send(call, answer, { first: true });
    } catch (error) {
      answer(error);
    }
  }

  /** Sends a GET; the decoded JSON, or the text when it is none. */
  get(path: string, signal: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.dial({ path, method: 'GET', abortSignal: signal }, (error, answer) =>
        error === undefined ? resolve(answer) : reject(error),
      );
    });
  }

  /** Closes every socket; calls under way fail. */
  dispose(): void {
    this.#disposed = true;
    for (const one of this.#live) {
      one.destroy();
    }
    this.#calls.destroy();
    this.#streams.destroy();
  }

  #send(call: DialOptions, answer: DialCallback, { first }: { first: boolean }): void {
    const { body, headers } = payload(call);
    const signal = call.abortSignal ?? signalIn(call.options);
    const lasting = call.isStream === true || call.hijack === true;
    const secure = this.#endpoint.kind === 'tcp' && this.#endpoint.tls !== undefined;
    const request = (secure ? httpsRequest : httpRequest)({
      ...target(this.#endpoint),
      path: this.#path(call),
      method: call.method,
      headers,
      // The pool may hold more sockets that died together: a second try takes a new one.
      agent: lasting || !first ? this.#streams : this.#calls,
      ...(signal && { signal }),
    });
    this.#track(request);
    if (lasting) {
      // A peer that vanished without a word is noticed within a minute.
      request.on('socket', (socket) => socket.setKeepAlive(true, 30_000));
    }
    request.on('error', (error: NodeJS.ErrnoException) => {
      // The Engine closed an idle socket just as it was taken from the pool: nothing was lost.
      if (first && request.reusedSocket && wasNotHeard(call, error.code) && !this.#disposed) {
        this.#send(call, answer, { first: false });
      } else {
        answer(error);
      }
    });
    request.on('upgrade', (_response: IncomingMessage, socket: Socket, head: Buffer) => {
      if (head.length > 0) {
        socket.unshift(head);
      }
      this.#track(socket);
      // Whoever reads hears of errors too; before and after, they are nobody's.
      socket.on('error', () => undefined);
      answer(undefined, socket);
    });
    request.on('response', (response: IncomingMessage) => {
      const status = response.statusCode ?? 0;
      if (call.isStream && status >= 200 && status < 300) {
        response.on('error', () => undefined);
        answer(undefined, response);
      } else {
        collect(response, answer, status);
      }
    });
    if (typeof body === 'object' && 'pipe' in body) {
      body.on('error', (error) => request.destroy(error));
      body.pipe(request);
    } else {
      request.end(body);
    }
  }

  #path(call: DialOptions): string {
    const prefix = this.#endpoint.kind === 'tcp' ? this.#endpoint.pathPrefix : '';
    const version = UNVERSIONED.has(call.path) || !this.version ? '' : `/${this.version}`;
    const base = `${prefix}${version}${call.path}`;
    if (!base.endsWith('?')) {
      return base;
    }
    const query = queryString(call.options);
    return query === '' ? base.slice(0, -1) : base + query;
  }

  #track(one: ClientRequest | Duplex): void {
    this.#live.add(one);
    one.once('close', () => this.#live.delete(one));
  }
}

/** Whether sending again does no harm: nothing arrived, or nothing changes by asking twice. */
function wasNotHeard({ method, file }: DialOptions, code: string | undefined): boolean {
  const whole = typeof file !== 'object' || !('pipe' in file);
  return whole && (code === 'EPIPE' || (code === 'ECONNRESET' && method === 'GET'));
}

/** Some of dockerode's calls hand the signal on only among their options. */
function signalIn(options: DialOptions['options']): AbortSignal | undefined {
  const signal = options?.abortSignal;
  return signal instanceof AbortSignal ? signal : undefined;
}

function target(endpoint: Endpoint): Record<string, unknown> {
  if (endpoint.kind === 'socket') {
    return { socketPath: endpoint.path, host: 'localhost' };
  }
  const { host, port, tls } = endpoint;
  return {
    host,
    port,
    ...(tls && { ca: tls.ca, cert: tls.cert, key: tls.key, rejectUnauthorized: tls.verify }),
  };
}

/** dockerode's conventions: `_query` and `_body` part what is otherwise sent as both. */
function queryString(options: DialOptions['options']): string {
  const values = { ...((options?._query as Record<string, unknown> | undefined) ?? options) };
  delete values.abortSignal;
  delete values.authconfig;
  for (const [key, value] of Object.entries(values)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      values[key] = JSON.stringify(value);
    }
  }
  return stringify(values as Record<string, string>);
}

function payload(call: DialOptions): {
  readonly body: string | Buffer | Readable | undefined;
  readonly headers: Record<string, string | number>;
} {
  const headers: Record<string, string | number> = { ...call.headers };
  if (call.authconfig !== undefined) {
    headers['X-Registry-Auth'] = registryAuthHeader(call.authconfig);
  }
  if (call.hijack) {
    headers.Connection = 'Upgrade';
    headers.Upgrade ??= 'tcp';
  }
  if (call.file !== undefined) {
    headers['Content-Type'] ??= 'application/x-tar';
    return { body: call.file, headers };
  }
  const { abortSignal: _, authconfig: __, ...rest } = call.options ?? {};
  const body = JSON.stringify(rest._body ?? rest);
  if (call.method !== 'POST' || (body === '{}' && !call.allowEmpty)) {
    // Without a length Node would chunk an empty POST, which some proxies refuse.
    return {
      body: undefined,
      headers: call.method === 'POST' ? { ...headers, 'Content-Length': 0 } : headers,
    };
  }
  headers['Content-Type'] ??= 'application/json';
  headers['Content-Length'] = Buffer.byteLength(body);
  return { body, headers };
}

function collect(response: IncomingMessage, answer: DialCallback, status: number): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('error', answer);
  response.on('end', () => {
    const text = Buffer.concat(chunks).toString();
    if (status < 200 || status >= 300) {
      answer(new HttpFailure(status, failureMessage(text)));
    } else {
      decode(text, response.headers['content-type'] ?? '', answer);
    }
  });
}

function decode(text: string, contentType: string, answer: DialCallback): void {
  if (text === '' || !/json/.test(contentType)) {
    answer(undefined, text);
    return;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    answer(new EngineError('badAnswer', "The Engine's answer is not JSON", { cause }));
    return;
  }
  answer(undefined, value);
}

function failureMessage(text: string): string {
  const trimmed = text.trim().slice(0, LONGEST_MESSAGE);
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    return typeof message === 'string' ? message.trim().slice(0, LONGEST_MESSAGE) : trimmed;
  } catch {
    // A page of a proxy is no sentence for people.
    return trimmed.startsWith('<') ? '' : trimmed;
  }
}
