import { cleanPath } from '../../../core/dockerignore/cleanPath.ts';
import type { Stage } from '../../model/model.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import { withoutQuotes } from './quotes.ts';

/**
 * Tells where a stage is while its instructions go by: call `enter` for every stage, and `set` for
 * every WORKDIR. Variables stay as they are written, so that equal texts are equal places.
 */
export class Folders {
  readonly #current = new Map<Stage, string>();

  enter(stage: Stage): void {
    const inherited = stage.parent && this.#current.get(stage.parent);
    if (inherited !== undefined) this.#current.set(stage, inherited);
  }

  set(workdir: Instruction, stage: Stage): void {
    const path = withoutQuotes(workdir.body.value.trim());
    this.#current.set(stage, this.resolve(path, stage));
  }

  /** `path` from the root; what is relative to an unknown folder begins with `?`. */
  resolve(path: string, stage: Stage): string {
    if (/^[/$]/.test(path)) return cleanPath(path);
    return cleanPath(`${this.#current.get(stage) ?? '?'}/${path}`);
  }
}

/** Whether `path` is `folder` or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
}
