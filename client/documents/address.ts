import type { Kind } from '../engine/store.ts';
import type { EngineId } from '../engine-host/engines.ts';

/** Our read-only documents: `longshore:/web.json?{…}`. The path is for people, the query is what counts. */
export const SCHEME = 'longshore';

/** All that an Engine says about an object. */
export interface InspectRef {
  readonly what: 'inspect';
  readonly engine: EngineId;
  readonly kind: Kind;
  /** As the store has it. */
  readonly id: string;
}

/** A text that a command made. */
export interface TextRef {
  readonly what: 'text';
  readonly title: string;
}

/** A pull or push of this window. */
export interface TransferRef {
  readonly what: 'transfer';
  readonly id: number;
}

/** What happens on an Engine. */
export interface EventsRef {
  readonly what: 'events';
  readonly engine: EngineId;
  /** Of these types of objects, parted by commas; empty for all. */
  readonly types: string;
}

export type DocumentRef = InspectRef | TextRef | TransferRef | EventsRef;

/** The document about one object; `name` is for its tab. */
export function inspectAddress(engine: EngineId, kind: Kind, id: string, name: string): string {
  return address(`${name}.json`, { what: 'inspect', engine, kind, id });
}

/** The document of a text, by its title: `web changes.txt`. */
export function textAddress(title: string): string {
  return address(title, { what: 'text', title });
}

/** The document of a pull or push; `title` is for its tab. */
export function transferAddress(id: number, title: string): string {
  // A tab shows what follows the last slash; this one is none.
  return address(title.replaceAll('/', '∕'), { what: 'transfer', id });
}

/** The document of an Engine's events, of these types of objects, of all when there are none. */
export function eventsAddress(engine: EngineId, types: readonly string[]): string {
  const name = ['Engine', engine, ...types].filter(Boolean).join(' ');
  return address(`${name}.events`, { what: 'events', engine, types: types.join(',') });
}

/** What an address' decoded query stands for; `undefined` when it is none of ours. */
export function readQuery(query: string): DocumentRef | undefined {
  try {
    const ref = JSON.parse(query) as Partial<Record<string, unknown>> | null;
    return isRef(ref) ? ref : undefined;
  } catch {
    return undefined;
  }
}

function isRef(ref: unknown): ref is DocumentRef {
  const { what, engine, kind, id, title, types } = (ref ?? {}) as Partial<Record<string, unknown>>;
  switch (what) {
    case 'inspect':
      return [engine, kind, id].every((text) => typeof text === 'string');
    case 'text':
      return typeof title === 'string';
    case 'events':
      return [engine, types].every((text) => typeof text === 'string');
    case 'transfer':
      return typeof id === 'number';
    default:
      return false;
  }
}

function address(path: string, ref: DocumentRef): string {
  const parts = path.split('/').filter(Boolean).map(encodeURIComponent);
  return `${SCHEME}:/${parts.join('/')}?${encodeURIComponent(JSON.stringify(ref))}`;
}
