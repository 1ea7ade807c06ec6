import { EngineError } from './errors.ts';

/** The newest version our decoders were checked against. */
const NEWEST = '1.51';
/** What Engine 1.12 spoke; before it, half of what we read is missing. */
const OLDEST = '1.24';

/**
 * The API version both sides speak: the older of our newest and the Engine's.
 *
 * @throws EngineError with reason `unsupported` when there is none.
 * @see https://docs.docker.com/reference/api/engine/#versioned-api-and-sdk
 */
export function negotiateApiVersion(engine: {
  readonly apiVersion: string;
  readonly minApiVersion: string;
}): string {
  const spoken = compare(engine.apiVersion, NEWEST) < 0 ? engine.apiVersion : NEWEST;
  if (compare(spoken, OLDEST) < 0) {
    const message = `The Docker Engine speaks API ${engine.apiVersion}; ${OLDEST} or newer is needed, so update the Engine`;
    throw new EngineError('unsupported', message);
  }
  if (engine.minApiVersion !== '' && compare(spoken, engine.minApiVersion) < 0) {
    const message = `The Docker Engine speaks no API older than ${engine.minApiVersion}; update Longshore`;
    throw new EngineError('unsupported', message);
  }
  return spoken;
}

function compare(a: string, b: string): number {
  const [aMajor = 0, aMinor = 0] = a.split('.').map(Number);
  const [bMajor = 0, bMinor = 0] = b.split('.').map(Number);
  return aMajor - bMajor || aMinor - bMinor;
}
