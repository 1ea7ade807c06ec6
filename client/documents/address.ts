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

export type DocumentRef = InspectRef | TextRef;

/** The document about one object; `name` is for its tab. */
export function inspectAddress(engine: EngineId, kind: Kind, id: string, name: string): string {
  return address(`${name}.json`, { what: 'inspect', engine, kind, id });
}

/** The document of a text, by its title: `web changes.txt`. */
export function textAddress(title: string): string {
  return address(title, { what: 'text', title });
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
  const { what, engine, kind, id, title } = (ref ?? {}) as Partial<Record<string, unknown>>;
  const texts = what === 'inspect' ? [engine, kind, id] : what === 'text' ? [title] : [undefined];
  return texts.every((text) => typeof text === 'string');
}

function address(path: string, ref: DocumentRef): string {
  const parts = path.split('/').filter(Boolean).map(encodeURIComponent);
  return `${SCHEME}:/${parts.join('/')}?${encodeURIComponent(JSON.stringify(ref))}`;
}
