import type { ImageSystem } from './imageSystems.ts';

/** Images on Alpine that bring no `curl` along; those of PHP and nginx do. */
const ALPINE_WITHOUT_CURL: ReadonlySet<string> = new Set([
  ...['alpine', 'golang', 'node', 'postgres', 'python', 'redis', 'ruby'],
]);

/** Slim images on Debian with neither `curl` nor `wget`. */
const SLIM_WITHOUT_BOTH: ReadonlySet<string> = new Set([
  ...['debian', 'node', 'python', 'ruby', 'ubuntu'],
]);

/**
 * Whether `tool` is known to be missing from the official image `name`. Every Alpine has a `wget`,
 * BusyBox's.
 */
export function lacksTool(name: string, { family, slim }: ImageSystem, tool: string): boolean {
  if (family === 'alpine') return tool === 'curl' && ALPINE_WITHOUT_CURL.has(name);
  return slim && (tool === 'curl' || tool === 'wget') && SLIM_WITHOUT_BOTH.has(name);
}
