import type { DockerfileModel, Stage } from '../../model/model.ts';
import type { Span } from '../../syntax/nodes.ts';
import type { TextEdit } from '../rule.ts';

/** Where the stages of a file are named; looked up once for all of them. */
export class StageNames {
  readonly #model: DockerfileModel;
  #places: ReadonlyMap<Stage, readonly Span[]> | undefined;

  constructor(model: DockerfileModel) {
    this.#model = model;
  }

  /** Writes `newName` where `stage` is named, and wherever another stage refers to it by name. */
  renaming(stage: Stage, newName: string): readonly TextEdit[] {
    this.#places ??= placesOf(this.#model);
    const wanted = stage.name?.text.toLowerCase();
    const { text } = this.#model.syntax;
    return (this.#places.get(stage) ?? [])
      .filter(({ start, end }) => text.slice(start, end).toLowerCase() === wanted)
      .map(({ start, end }) => ({ start, end, newText: newName }));
  }
}

function placesOf({ stages }: DockerfileModel): ReadonlyMap<Stage, readonly Span[]> {
  const places = new Map<Stage, Span[]>();
  for (const stage of stages) {
    places.set(stage, stage.name ? [stage.name] : []);
    if (stage.parent && stage.image) places.get(stage.parent)?.push(stage.image);
    for (const use of stage.takesFrom) places.get(use.stage)?.push(use.at);
  }
  return places;
}
