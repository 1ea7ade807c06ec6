import type { Images } from '../ports.ts';
import { ImageLookup, type ImageLookupParts } from './imageLookup.ts';

/** Images as somebody may look them up: with the network, and without. */
export class ImageSources {
  readonly #online: Images;
  readonly #offline: Images;

  constructor(parts: ImageLookupParts) {
    this.#online = new ImageLookup(parts);
    this.#offline = new ImageLookup({ ...parts, registry: undefined });
  }

  /** As the user has configured it for a document. */
  for({ online }: { readonly online: boolean }): Images {
    return online ? this.#online : this.#offline;
  }
}
