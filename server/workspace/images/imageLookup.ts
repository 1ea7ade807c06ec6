import type { LocalImage } from '../../../core/protocol.ts';
import type { Clock, Found, FoundRepository, FoundTag, Images, Registry } from '../ports.ts';

/** What somebody who runs the server may know better than registries asked without an account. */
export interface LentImages {
  /** `undefined` when nobody knows. */
  localImages(signal: AbortSignal): Promise<readonly LocalImage[] | undefined>;
  /** Newest first; `undefined` when nobody knows. */
  imageTags(repository: string, signal: AbortSignal): Promise<readonly string[] | undefined>;
}

export interface ImageLookupParts {
  readonly lent: LentImages | undefined;
  /** `undefined`: the network is never used. */
  readonly registry: Registry | undefined;
  readonly clock: Clock;
}

/** Typing goes on within this time more often than not: milliseconds. */
const TYPING = 150;
/** How long a list may wait for the network; what comes later is there for the next key. */
const PATIENCE = 2000;
/** A name shorter than this fits too many repositories. */
const SHORTEST = 2;

/** Images on this machine and in registries, for features that must answer while somebody types. */
export class ImageLookup implements Images {
  readonly #parts: ImageLookupParts;

  constructor(parts: ImageLookupParts) {
    this.#parts = parts;
  }

  async local(signal: AbortSignal): Promise<readonly LocalImage[] | undefined> {
    return this.#parts.lent?.localImages(signal);
  }

  async repositories(
    text: string,
    signal: AbortSignal,
  ): Promise<Found<FoundRepository> | undefined> {
    const { registry } = this.#parts;
    if (registry === undefined) return undefined;
    if (text.length < SHORTEST) return NOTHING_YET;
    return this.#asked((each) => registry.repositories(text, each), signal);
  }

  async tags(
    repository: string,
    text: string,
    signal: AbortSignal,
  ): Promise<Found<FoundTag> | undefined> {
    const lent = await this.#parts.lent?.imageTags(repository, signal);
    if (lent !== undefined) return { items: lent.map(bareTag), complete: true };
    const { registry } = this.#parts;
    if (registry === undefined) return undefined;
    return this.#asked((each) => registry.tags(repository, text, each), signal);
  }

  async digest(reference: string, signal: AbortSignal): Promise<string | undefined> {
    return this.#parts.registry?.digest(reference, signal);
  }

  /** Waits until typing has stopped, and then not for ever. */
  async #asked<T>(
    ask: (signal: AbortSignal) => Promise<Found<T> | undefined>,
    signal: AbortSignal,
  ): Promise<Found<T> | undefined> {
    const { clock } = this.#parts;
    await still(clock, signal);
    if (signal.aborted) return undefined;
    return new Promise((resolve, reject) => {
      const undo = clock.after(PATIENCE, () => resolve(NOTHING_YET));
      ask(signal).then(resolve, reject).finally(undo);
    });
  }
}

/** Resolves when nothing has been typed for a moment, or something has. */
function still(clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    const undo = clock.after(TYPING, resolve);
    signal.addEventListener('abort', () => {
      undo();
      resolve();
    });
  });
}

const NOTHING_YET = { items: [], complete: false };

function bareTag(name: string): FoundTag {
  return { name, updatedAt: undefined, platforms: [], size: undefined };
}
