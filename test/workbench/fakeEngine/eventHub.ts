import type { ServerResponse } from 'node:http';
import { resetConnection } from './faults.ts';

export interface FakeEvent {
  readonly type: string;
  readonly action: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The Engine keeps so many past events for `since`. */
const KEPT = 256;

/** `GET /events`: sends what happens to all that listen, and the past to who asks for it. */
export class EventHub {
  readonly #streams = new Map<ServerResponse, ReadonlySet<string> | undefined>();
  #past: { readonly nano: bigint; readonly type: string; readonly line: string }[] = [];
  #last = 0n;

  get listeners(): number {
    return this.#streams.size;
  }

  emit(event: FakeEvent): void {
    const nano = this.#nextNano();
    const line = `${message(event, nano)}\n`;
    this.#past = [...this.#past.slice(1 - KEPT), { nano, type: event.type, line }];
    for (const [stream, types] of this.#streams) {
      if (types === undefined || types.has(event.type)) {
        stream.write(line);
      }
    }
  }

  /** Sends this text to all that listen, whatever it is. */
  write(text: string): void {
    for (const stream of this.#streams.keys()) {
      stream.write(text);
    }
  }

  open(query: URLSearchParams, response: ServerResponse): void {
    const types = typesOf(query);
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.flushHeaders();
    const since = query.get('since');
    if (since !== null) {
      const from = nanos(since);
      for (const { nano, type, line } of this.#past) {
        if (nano >= from && (types === undefined || types.has(type))) {
          response.write(line);
        }
      }
    }
    this.#streams.set(response, types);
    response.on('close', () => this.#streams.delete(response));
  }

  /** Ends every stream: as a proxy that lost patience, or as a crash. */
  cut(how: 'end' | 'reset'): void {
    for (const stream of this.#streams.keys()) {
      if (how === 'end') {
        stream.end();
      } else {
        resetConnection(stream);
      }
    }
  }

  #nextNano(): bigint {
    const now = BigInt(Date.now()) * 1_000_000n;
    this.#last = now > this.#last ? now : this.#last + 1n;
    return this.#last;
  }
}

/** Written by hand where a number would lose its last digits. */
function message(event: FakeEvent, nano: bigint): string {
  const { type, action, id, attributes } = event;
  const old =
    type === 'container' ? `"status":${JSON.stringify(action)},"id":${JSON.stringify(id)},` : '';
  const rest = JSON.stringify({
    Type: type,
    Action: action,
    Actor: { ID: id, Attributes: attributes },
    scope: 'local',
    time: Number(nano / 1_000_000_000n),
  });
  return `{${old}${rest.slice(1, -1)},"timeNano":${nano}}`;
}

function typesOf(query: URLSearchParams): ReadonlySet<string> | undefined {
  const filters = JSON.parse(query.get('filters') ?? '{}') as { type?: string[] };
  return filters.type === undefined ? undefined : new Set(filters.type);
}

function nanos(since: string): bigint {
  const [seconds = '0', fraction = ''] = since.split('.');
  return BigInt(seconds) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0').slice(0, 9));
}
