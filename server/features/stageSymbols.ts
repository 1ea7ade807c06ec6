import type { DockerfileModel } from '../model/model.ts';
import type { Span } from '../syntax/nodes.ts';
import { nameOfStage, tellingOfStage } from './support/telling.ts';

/** A stage as it is found from anywhere in the workspace. */
export interface StageSymbol {
  readonly name: string;
  /** The image it begins with. */
  readonly detail: string;
  readonly at: Span;
}

/** The stages of a file; one without a name is found by its image. */
export function stageSymbols({ stages }: DockerfileModel): readonly StageSymbol[] {
  return stages.map((stage) => {
    const { name, image, from } = stage;
    const { start, end } = name ?? image ?? from.keyword;
    return {
      name: name === undefined && image !== undefined ? image.text : nameOfStage(stage),
      detail: tellingOfStage(stage),
      at: { start, end },
    };
  });
}

/** Whether `name` has the letters of `query` in their order, in any case; an empty one fits all. */
export function matchesQuery(name: string, query: string): boolean {
  const letters = query.toLowerCase();
  const text = name.toLowerCase();
  let at = 0;
  for (const letter of letters) {
    if (letter === ' ') continue;
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
