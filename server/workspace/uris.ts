import { fileURLToPath } from 'node:url';

/** The path of a `file:` URI; `undefined` for what is no file of this system. */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
