const ARCHIVE_SUFFIXES = [
  ['.tar', '.Z', '.bz2', '.gz', '.lz', '.lzma', '.tZ', '.tb2', '.tbz'],
  ['.tbz2', '.tgz', '.tlz', '.tpz', '.txz', '.xz'],
].flat();

/** Whether a file of this name is one that ADD unpacks, or that a tool unpacks as a tar. */
export function isArchive(path: string): boolean {
  return path.includes('.') && ARCHIVE_SUFFIXES.some((suffix) => path.endsWith(suffix));
}

/** An `http` or `https` URL. */
export function isWebSource(source: string): boolean {
  return /^https?:\/\//.test(source);
}

/**
 * A Git repository as BuildKit recognises one.
 *
 * @see https://docs.docker.com/reference/dockerfile/#adding-files-from-a-git-repository
 */
export function isGitSource(source: string): boolean {
  if (/^(?:git|ssh):\/\//.test(source)) return true;
  if (/^[\w.-]+@[\w.-]+:/.test(source)) return true;
  return /^github\.com\//.test(source);
}

/**
 * A source that BuildKit clones whatever the context holds: `github.com/a/b` alone could be a
 * local path, and a web address is a repository only with `.git`.
 *
 * @see https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dfgitutil/git_ref.go
 */
export function isGitRemote(source: string): boolean {
  if (/^(?:git|ssh):\/\//i.test(source)) return true;
  if (isWebSource(source)) return /^https?:\/\/[^?#]*\.git(?:[?#]|$)/.test(source);
  return /^[\w-]+@[\w.-]+:/.test(source);
}
