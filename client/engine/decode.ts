import { badAnswer } from './badAnswer.ts';
import { EngineError } from './errors.ts';
import { number, record, text, texts } from './json.ts';
import type { EngineEvent, EngineVersion } from './types.ts';

/** `GET /version`; `apiVersion` is the Engine's newest, still to be negotiated. */
export function decodeVersion(answer: unknown): EngineVersion & { readonly minApiVersion: string } {
  const object = record(answer);
  const version = text(object.Version);
  const apiVersion = text(object.ApiVersion);
  if (version === '' && apiVersion === '') {
    throw badAnswer('the version of a Docker Engine');
  }
  return {
    version,
    apiVersion,
    minApiVersion: text(object.MinAPIVersion),
    os: text(object.Os),
    arch: text(object.Arch),
  };
}

/** A line of `GET /events`; `undefined` when it does not say what happened to what. */
export function decodeEvent(line: string): EngineEvent | undefined {
  // As text: a number would lose the last digits, and `since` would then skip or repeat events.
  const object = record(parseJson(line.replace(/"timeNano":\s*(\d+)/, '"timeNano":"$1"')));
  const actor = record(object.Actor);
  const [action = '', ...details] = (text(object.Action) || text(object.status)).split(':');
  const detail = details.join(':').trim();
  const type = text(object.Type) || 'container';
  const id = text(actor.ID) || text(object.id);
  if (action === '' || (id === '' && action !== 'prune')) {
    return undefined;
  }
  const attributes = texts(actor.Attributes);
  return { type, action, ...(detail && { detail }), id, attributes, timeNano: nanos(object) };
}

function nanos(event: Record<string, unknown>): string {
  return text(event.timeNano) || `${Math.round(number(event.time) ?? 0)}000000000`;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new EngineError('badAnswer', "The Engine's event is not JSON", { cause });
  }
}
