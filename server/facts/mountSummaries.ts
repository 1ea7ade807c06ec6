/** What each type of `RUN --mount` gives, one sentence without a final period. */
export const mountTypeSummaries: Readonly<Record<string, string>> = {
  bind: 'Files of the build context, a stage or an image, for this command alone',
  cache: 'A directory that lasts from build to build, as for what package managers download',
  tmpfs: 'A directory in memory, empty at the start and gone behind the command',
  secret: 'A file or variable that only this command sees and that no layer keeps',
  ssh: 'The SSH agent of whoever builds, so that keys stay outside the image',
};

/** What each key of `RUN --mount` says, by its first name; one sentence without a final period. */
export const mountKeySummaries: Readonly<Record<string, string>> = {
  type: 'What is mounted: bind (the default), cache, tmpfs, secret or ssh',
  target: 'Where the command finds it; a relative path begins at WORKDIR',
  source: 'What of the source is mounted, from its root; everything without it',
  from: 'The stage, image or named context that it comes from instead of the build context',
  readonly: 'The command cannot write; a bind mount is read-only unless told',
  readwrite: 'The command may write; what it writes into a bind mount is thrown away',
  id: 'Its name: builds with the same id share a cache, and a secret is given by its id',
  sharing:
    'What a cache does when two builds want it: shared, private (each one its own) or locked (one waits)',
  size: 'The most that a tmpfs holds, such as 64m',
  env: 'Gives the secret as this variable instead of a file, or with target as both',
  required: 'The build fails when nothing was given; otherwise the command runs without it',
  mode: 'Permissions in octal: 0755 for a cache, 0400 for a secret, 0600 for the socket of ssh',
  uid: "The owner's number; 0 unless told",
  gid: "The group's number; 0 unless told",
};

/** How a cache deals with builds that want it at the same time, by the value of `sharing`. */
export const sharingSummaries: Readonly<Record<string, string>> = {
  shared: 'All builds write at the same time; for tools that lock what they need',
  private: 'A second build at the same time gets a cache of its own',
  locked: 'A second build waits for the first one; what apt and dpkg need',
};

/**
 * The keys that mean something to a mount of `type`, by their first names, the first ones first; none
 * for a type that there isn't. The builder takes more than these and does nothing with them.
 */
export function mountKeysOf(type: string): readonly string[] {
  return KEYS[type] ?? [];
}

const KEYS: Readonly<Record<string, readonly string[]>> = {
  bind: ['type', 'target', 'source', 'from', 'readwrite'],
  cache: ['type', 'target', 'id', 'sharing', 'from', 'source', 'readonly', 'mode', 'uid', 'gid'],
  tmpfs: ['type', 'target', 'size'],
  secret: ['type', 'id', 'target', 'env', 'required', 'mode', 'uid', 'gid'],
  ssh: ['type', 'id', 'target', 'required', 'mode', 'uid', 'gid'],
};
