import { fileURLToPath } from 'node:url';
import { ensurePackage } from '../../scripts/lib/product.js';
import type { EditorOptions } from '../workbench/editor/editor.ts';

/** The project's own example folder. */
export const EXAMPLE = fileURLToPath(new URL('../fixtures/workspace/', import.meta.url));

/** An editor with what users get: the package, in the example folder, and nothing else. */
export async function product(options: Partial<EditorOptions> = {}): Promise<EditorOptions> {
  return { extensions: [await ensurePackage()], workspace: EXAMPLE, ...options };
}
