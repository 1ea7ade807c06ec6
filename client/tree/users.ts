import type { Container } from '../engine/containers/types.ts';
import type { Snapshot } from '../engine/store.ts';

/**
 * Which containers use something, of whatever snapshot is asked about: counted once for all rows
 * that share it, and again when the containers are others.
 */
export class Users {
  readonly #usedBy: (container: Container) => readonly string[];
  #containers: Snapshot['containers'];
  #byName = new Map<string, Container[]>();
  readonly #sorted = new Set<string>();

  /** `usedBy`: the names of all that a container uses. */
  constructor(usedBy: (container: Container) => readonly string[]) {
    this.#usedBy = usedBy;
  }

  /** By name; empty while containers are not known. */
  of({ containers }: Snapshot, name: string): readonly Container[] {
    if (containers !== this.#containers) {
      this.#containers = containers;
      this.#byName = this.#count(containers?.values() ?? []);
      this.#sorted.clear();
    }
    const users = this.#byName.get(name) ?? [];
    // Only what is looked at: very many may share the one default network.
    if (users.length > 1 && !this.#sorted.has(name)) {
      this.#sorted.add(name);
      users.sort((a, b) => (a.name < b.name ? -1 : 1));
    }
    return users;
  }

  #count(containers: Iterable<Container>): Map<string, Container[]> {
    const byName = new Map<string, Container[]>();
    for (const container of containers) {
      for (const used of this.#usedBy(container)) {
        const users = byName.get(used);
        if (users === undefined) {
          byName.set(used, [container]);
        } else if (users.at(-1) !== container) {
          // One may use the same thing twice, as a volume at two places.
          users.push(container);
        }
      }
    }
    return byName;
  }
}

/** Who mounts a volume, by the volume's name. */
export function volumeUsers(): Users {
  return new Users(volumesOf);
}

/** Who is in a network, by the network's name. */
export function networkUsers(): Users {
  return new Users(({ networks }) => networks);
}

/** The volumes that a container mounts, by name. */
export function volumesOf({ mounts }: Container): readonly string[] {
  return mounts.flatMap(({ volume }) => volume ?? []);
}
