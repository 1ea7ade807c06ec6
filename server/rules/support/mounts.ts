import { readMounts } from '../../model/mounts.ts';
import type { Instruction } from '../../syntax/nodes.ts';

/**
 * Whether what a RUN writes below one of `folders` stays out of the image: a cache or tmpfs mount
 * has it (a path or the distinctive part of one) in its target.
 */
export function isMountedAway(instruction: Instruction, ...folders: readonly string[]): boolean {
  return readMounts(instruction).some(({ type, fields }) => {
    if (type !== 'cache' && type !== 'tmpfs') return false;
    const target = fields.findLast(({ key }) => TARGET_KEYS.has(key))?.value;
    return target !== undefined && folders.some((folder) => target.includes(folder));
  });
}

const TARGET_KEYS: ReadonlySet<string> = new Set(['target', 'dst', 'destination']);
