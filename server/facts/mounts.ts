/** What `RUN --mount` can be of, the usual one first. */
export const mountTypes: readonly string[] = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'];

/** A key of a mount, by its name and the other ways to write it. */
export interface MountKeyFact {
  readonly names: readonly string[];
  /** Types that take it. */
  readonly types: readonly string[];
  /** What stands behind `=`; a boolean may stand alone. */
  readonly value:
    | 'boolean'
    | 'id'
    | 'mode'
    | 'path'
    | 'sharing'
    | 'size'
    | 'source'
    | 'text'
    | 'type';
}

/**
 * The keys of `RUN --mount=…`.
 *
 * @see https://docs.docker.com/reference/dockerfile/#run---mount
 */
export const mountKeys: readonly MountKeyFact[] = [
  { names: ['type'], types: mountTypes, value: 'type' },
  { names: ['target', 'dst', 'destination'], types: mountTypes, value: 'path' },
  { names: ['source', 'src'], types: ['bind', 'cache', 'tmpfs', 'secret'], value: 'path' },
  { names: ['from'], types: ['bind', 'cache', 'tmpfs', 'ssh'], value: 'source' },
  { names: ['readonly', 'ro'], types: mountTypes, value: 'boolean' },
  { names: ['readwrite', 'rw'], types: mountTypes, value: 'boolean' },
  { names: ['id'], types: mountTypes, value: 'text' },
  { names: ['sharing'], types: ['cache'], value: 'sharing' },
  { names: ['size'], types: ['tmpfs'], value: 'size' },
  { names: ['env'], types: mountTypes, value: 'text' },
  { names: ['required'], types: ['secret', 'ssh'], value: 'boolean' },
  { names: ['mode'], types: ['cache', 'secret', 'ssh'], value: 'mode' },
  { names: ['uid'], types: ['cache', 'secret', 'ssh'], value: 'id' },
  { names: ['gid'], types: ['cache', 'secret', 'ssh'], value: 'id' },
];

const byName: ReadonlyMap<string, MountKeyFact> = new Map(
  mountKeys.flatMap((fact) => fact.names.map((name): [string, MountKeyFact] => [name, fact])),
);

/** The key called `name` in lower case; `undefined` for any other word. */
export function mountKeyFact(name: string): MountKeyFact | undefined {
  return byName.get(name);
}

/** How a cache deals with builds that want it at the same time. */
export const sharingModes: readonly string[] = ['shared', 'private', 'locked'];

/** Keys that Podman and Buildah know and BuildKit refuses, in lower case. */
export const podmanMountKeys: ReadonlySet<string> = new Set([
  ...['bind-propagation', 'chown', 'no-dereference', 'notmpcopyup', 'relabel', 'tmpcopyup'],
  ...['tmpfs-mode', 'tmpfs-size', 'u', 'z'],
]);
