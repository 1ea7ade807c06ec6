/**
 * The shortest path that means the same, by text alone: no `.`, no doubled or trailing slash,
 * `a/..` folded. An empty path becomes `.`.
 *
 * @see https://pkg.go.dev/path#Clean
 */
export function cleanPath(path: string): string {
  if (isClean(path)) return path;
  const rooted = path.startsWith('/');
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!rooted) kept.push(part);
  }
  const joined = kept.join('/');
  return rooted ? `/${joined}` : joined || '.';
}

/** Most paths are; a dot at the end of a name is looked at more closely. */
function isClean(path: string): boolean {
  if (path === '' || path.endsWith('/') || path.endsWith('.')) return false;
  return !path.includes('//') && !path.includes('./');
}

/** The path of the folder that holds `path`: `.` or `/` at the top. */
export function parentPath(path: string): string {
  return cleanPath(path.slice(0, path.lastIndexOf('/') + 1));
}
