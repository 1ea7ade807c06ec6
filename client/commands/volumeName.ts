import type { Volume } from '../engine/volumes/types.ts';

/**
 * Why the Engine would not make a volume of this name; `undefined` when it would. One that exists
 * it answers as it is, which nobody means who wants a new one.
 */
export function volumeNameProblem(existing: readonly Volume[], name: string): string | undefined {
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) {
    return 'Use two or more letters, digits, "_", "." and "-", beginning with a letter or digit';
  }
  return existing.some((one) => one.name === name)
    ? `There is a volume with the name "${name}" already`
    : undefined;
}
