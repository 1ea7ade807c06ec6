import { readMounts } from '../../model/mounts.ts';
import type { Instruction } from '../../syntax/nodes.ts';

/**
 * Whether what a RUN writes below `folder` stays out of the image: a cache or tmpfs mount has
 * `folder` (a path or the distinctive part of one) in its target.
 */
export function isMountedAway(instruction: Instruction, folder: string): boolean {
  return readMounts(instruction).some(({ type, fields }) => {
    if (type !== 'cache' && type !== 'tmpfs') return false;
    const target = fields.findLast(({ key }) => TARGET_KEYS.has(key));
    return target?.value?.includes(folder) ?? false;
  });
}

const TARGET_KEYS: ReadonlySet<string> = new Set(['target', 'dst', 'destination']);
