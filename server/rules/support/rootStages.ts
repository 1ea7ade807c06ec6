import type { Stage } from '../../model/model.ts';

/** Tells the stage that a chain of FROMs begins with; call `enter` from the `stage` handler. */
export class RootStages {
  readonly #roots = new Map<Stage, Stage>();

  enter(stage: Stage): void {
    const { parent } = stage;
    if (parent !== undefined) this.#roots.set(stage, this.of(parent));
  }

  of(stage: Stage): Stage {
    return this.#roots.get(stage) ?? stage;
  }

  /** The image that `stage` is built on in the end, as far as it is known; else as written. */
  imageOf(stage: Stage): string {
    const { image } = this.of(stage);
    return image?.resolved ?? image?.text ?? '';
  }
}
