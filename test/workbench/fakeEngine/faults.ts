import type { ServerResponse } from 'node:http';

/** What goes wrong instead of an answer. */
export type Fault =
  /** The connection is reset. */
  | { readonly kind: 'reset' }
  /** Headers and half of the body, then the connection ends. */
  | { readonly kind: 'half' }
  /** No answer, ever. */
  | { readonly kind: 'hang' }
  /** 200 and text that is not JSON. */
  | { readonly kind: 'garbage' }
  /** 200 and this JSON. */
  | { readonly kind: 'answer'; readonly body: unknown }
  | { readonly kind: 'status'; readonly status: number; readonly message: string }
  /** The right answer, so many milliseconds later. */
  | { readonly kind: 'slow'; readonly milliseconds: number };

interface Rule {
  readonly pattern: RegExp;
  readonly fault: Fault;
  left: number;
}

/** Faults on cue: each for requests such as `GET /containers/json` that match its pattern. */
export class Faults {
  #rules: Rule[] = [];

  /** From now on, `times` times (for ever when left out). */
  add(pattern: RegExp, fault: Fault, times = Number.POSITIVE_INFINITY): void {
    this.#rules.push({ pattern, fault, left: times });
  }

  clear(): void {
    this.#rules = [];
  }

  /** The fault for this request, which is then used up once. */
  take(request: string): Fault | undefined {
    const rule = this.#rules.find((one) => one.left > 0 && one.pattern.test(request));
    if (rule !== undefined) {
      rule.left--;
    }
    return rule?.fault;
  }
}

/** Does what the fault says; `answer` gives the right answer. */
export function misbehave(fault: Fault, response: ServerResponse, answer: () => void): void {
  switch (fault.kind) {
    case 'reset':
      resetConnection(response);
      break;
    case 'half':
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 1000 });
      response.write('[{"Id":', () => response.socket?.destroy());
      break;
    case 'hang':
      break;
    case 'garbage':
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"Id": "ab');
      break;
    case 'answer':
      sendJson(response, 200, fault.body);
      break;
    case 'status':
      sendJson(response, fault.status, { message: fault.message });
      break;
    case 'slow':
      setTimeout(answer, fault.milliseconds);
      break;
  }
}

/** Drops the connection without a goodbye; a unix socket knows no reset. */
export function resetConnection({ socket }: ServerResponse): void {
  if (socket?.remoteAddress === undefined) {
    socket?.destroy();
  } else {
    socket.resetAndDestroy();
  }
}

/** Answers with JSON, as the Engine frames it. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  if (status === 204 || status === 304) {
    response.writeHead(status).end();
    return;
  }
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
