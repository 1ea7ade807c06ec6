import { type ImageSystem, imageSystem } from '../../facts/imageSystems.ts';
import type { Stage } from '../../model/model.ts';
import { RootStages } from './rootStages.ts';

/** An official image as FROM names it. */
export interface OfficialImage extends ImageSystem {
  readonly name: string;
  readonly tag: string;
}

/** Tells what stages are built on in the end; call `enter` from the `stage` handler. */
export class BaseSystems {
  readonly #roots = new RootStages();

  enter(stage: Stage): void {
    this.#roots.enter(stage);
  }

  /** `undefined` for all but well-known official images. */
  of(stage: Stage): OfficialImage | undefined {
    const image = this.#roots.imageOf(stage);
    const [, name, tag = ''] =
      /^(?:docker\.io\/)?(?:library\/)?([a-z][a-z0-9-]*)(?::([^@]*))?(?:@.*)?$/.exec(image) ?? [];
    const system = name === undefined ? undefined : imageSystem(name, tag);
    return name === undefined || system === undefined ? undefined : { ...system, name, tag };
  }
}
