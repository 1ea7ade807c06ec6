import type { DockerfileModel, Stage } from '../../model/model.ts';
import type { Span } from '../../syntax/nodes.ts';
import type { TextEdit } from '../rule.ts';

/** Writes `newName` where `stage` is named, and wherever another stage refers to it by that name. */
export function stageRenaming(
  model: DockerfileModel,
  stage: Stage,
  newName: string,
): readonly TextEdit[] {
  const { name } = stage;
  if (name === undefined) return [];
  const wanted = name.text.toLowerCase();
  const textOf = ({ start, end }: Span) => model.syntax.text.slice(start, end).toLowerCase();
  const places: Span[] = [name];
  for (const other of model.stages.slice(stage.index + 1)) {
    if (other.parent === stage && other.image) places.push(other.image);
    for (const use of other.takesFrom) if (use.stage === stage) places.push(use.at);
  }
  return places
    .filter((place) => textOf(place) === wanted)
    .map(({ start, end }) => ({ start, end, newText: newName }));
}
