import type { DockerfileModel } from '../../model/model.ts';
import type { Span } from '../../syntax/nodes.ts';
import type { Entity } from './entity.ts';
import { stageSites } from './stageSites.ts';
import { variableUses } from './variableUses.ts';

/** A place where something is named. */
export interface Occurrence {
  readonly at: Span;
  /** `write` where it gets its name or value. */
  readonly access: 'read' | 'write';
}

/**
 * Every place that names the stage, variable or heredoc that `entity` is, in file order; none for
 * anything else.
 */
export function occurrencesOf(model: DockerfileModel, entity: Entity): readonly Occurrence[] {
  switch (entity.kind) {
    case 'stage': {
      const { stage } = entity;
      return [
        ...(stage.name ? [written(stage.name)] : []),
        ...stageSites(model, stage).map(({ at }) => read(at)),
      ];
    }
    case 'variable': {
      const { definitions, references } = variableUses(model, entity);
      return [
        ...definitions.map(({ nameSpan }) => written(nameSpan)),
        ...references.map(({ nameSpan }) => read(nameSpan)),
      ].sort((a, b) => a.at.start - b.at.start);
    }
    case 'heredoc': {
      const { nameSpan, terminator } = entity.heredoc;
      return [written(nameSpan), ...(terminator ? [read(terminator)] : [])];
    }
    default:
      return [];
  }
}

function written({ start, end }: Span): Occurrence {
  return { at: { start, end }, access: 'write' };
}

function read({ start, end }: Span): Occurrence {
  return { at: { start, end }, access: 'read' };
}
