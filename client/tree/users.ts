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

  /** `usedBy`: the names of all that a container uses. */
  constructor(usedBy: (container: Container) => readonly string[]) {
    this.#usedBy = usedBy;
  }

  /** By name; empty while containers are not known. */
  of({ containers }: Snapshot, name: string): readonly Container[] {
    if (containers !== this.#containers) {
      this.#containers = containers;
      this.#byName = new Map();
      for (const container of containers?.values() ?? []) {
        for (const used of new Set(this.#usedBy(container))) {
          const users = this.#byName.get(used) ?? [];
          this.#byName.set(used, users);
          users.push(container);
        }
      }
      for (const users of this.#byName.values()) {
        users.sort((a, b) => (a.name < b.name ? -1 : 1));
      }
    }
    return this.#byName.get(name) ?? [];
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
