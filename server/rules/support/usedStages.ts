import type { DockerfileModel, Stage } from '../../model/model.ts';

/**
 * The stages whose layers somebody gets: the last one, those written just like it, and those that
 * a FROM names. What the others leave behind is thrown away with them. As hadolint sees it, a FROM
 * names a stage by its literal name, before variables.
 */
export function usedStages({ stages, syntax }: DockerfileModel): ReadonlySet<Stage> {
  const named = new Set<string>();
  for (const { image } of stages) {
    if (image?.repository === undefined) continue;
    const { start, end } = image.repository;
    named.add(syntax.text.slice(start, end).toLowerCase());
  }
  const last = stages.at(-1);
  const lastKey = last && keyOf(last);
  return new Set(
    stages.filter((stage) => {
      const name = stage.name?.text.toLowerCase();
      return (name !== undefined && named.has(name)) || keyOf(stage) === lastKey;
    }),
  );
}

/**
 * Tells a rule that listens to RUN whether what it leaves behind counts. What ONBUILD triggers runs
 * in a build that nobody knows, so it always does; call `enter` from the `stage` handler, which
 * such a walk does not have.
 */
export class StageFilter {
  readonly #model: DockerfileModel;
  #current: Stage | undefined;
  #used: ReadonlySet<Stage> | undefined;

  constructor(model: DockerfileModel) {
    this.#model = model;
  }

  enter(stage: Stage): void {
    this.#current = stage;
  }

  /** `stage` is the one the handler is given. */
  counts(stage: Stage | undefined): boolean {
    if (this.#current === undefined) return stage !== undefined || this.#model.stages.length === 0;
    this.#used ??= usedStages(this.#model);
    return this.#used.has(this.#current);
  }
}

function keyOf({ image, name, platform }: Stage): string {
  return JSON.stringify([image?.text, name?.text, platform?.value?.text]);
}
