import type { DockerfileModel } from '../model/model.ts';
import { entityAt } from './support/entity.ts';
import { type Occurrence, occurrencesOf } from './support/occurrences.ts';

/**
 * Every place that names the stage, variable or heredoc at `offset`, in file order; those with
 * access `write` give it its name or value. None for anything else.
 */
export function references(model: DockerfileModel, offset: number): readonly Occurrence[] {
  const entity = entityAt(model, offset);
  return entity === undefined ? [] : occurrencesOf(model, entity);
}
