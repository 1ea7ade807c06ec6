import { parseReference } from '../../../core/reference.ts';

export const HUB = 'docker.io';
/** What configurations call Docker Hub. */
const HUB_NAMES = [HUB, 'hub.docker.com'];

/**
 * The registry that `image` is pulled from: `docker.io` unless it names another. Variables are left
 * as they are, so that it may be only a part of a name: `$ACCOUNT.dkr.ecr.us-east-1.amazonaws.com`.
 */
export function registryOf(image: string): string {
  const known = parseReference(image)?.registry;
  if (known !== undefined) return known;
  const [first = '', ...rest] = image.split('/');
  return rest.length > 0 && first.includes('.') ? first : HUB;
}

/** Whether one of `patterns`, which may have `*` at either end, stands for `registry`. */
export function isTrusted(registry: string, patterns: readonly string[]): boolean {
  const names = registry === HUB ? HUB_NAMES : [registry];
  return patterns.some((pattern) => names.some((name) => matches(name, pattern)));
}

function matches(name: string, pattern: string): boolean {
  if (pattern === '*') return true;
  if (pattern.startsWith('*')) return name.endsWith(pattern.slice(1));
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
