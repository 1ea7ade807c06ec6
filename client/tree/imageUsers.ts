import type { Container } from '../engine/containers/types.ts';
import type { Snapshot } from '../engine/store.ts';

/**
 * Which containers use an image, of whatever snapshot is asked about: counted once for all rows
 * that share it, and again when the containers are others.
 */
export class ImageUsers {
  #containers: Snapshot['containers'];
  #byImage = new Map<string, Container[]>();

  /** In the store's order. */
  of({ containers }: Snapshot, imageId: string): readonly Container[] {
    if (containers !== this.#containers) {
      this.#containers = containers;
      this.#byImage = byImage(containers?.values() ?? []);
    }
    return this.#byImage.get(imageId) ?? [];
  }
}

function byImage(containers: Iterable<Container>): Map<string, Container[]> {
  const found = new Map<string, Container[]>();
  for (const container of containers) {
    const users = found.get(container.imageId);
    if (users === undefined) {
      found.set(container.imageId, [container]);
    } else {
      users.push(container);
    }
  }
  return found;
}
