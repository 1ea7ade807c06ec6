import type { DockerfileModel, Stage } from '../model/model.ts';
import type { Span } from '../syntax/nodes.ts';
import { type Entity, entityAt } from './support/entity.ts';
import { takenOverFrom } from './support/takenOver.ts';

/** Where something comes from. */
export type Definition =
  | {
      readonly kind: 'place';
      /** What was pointed at. */
      readonly origin: Span;
      /** All of what is there. */
      readonly target: Span;
      /** The name in it. */
      readonly name: Span;
    }
  /** In the build context: `path` as BuildKit looks for it. */
  | { readonly kind: 'path'; readonly origin: Span; readonly path: string };

/**
 * Where the stage, the variable's value, the other end of the heredoc or the file comes from that
 * `offset` points at; `undefined` when it points at nothing that comes from anywhere.
 */
export function definition(model: DockerfileModel, offset: number): Definition | undefined {
  const entity = entityAt(model, offset);
  if (entity === undefined) return undefined;
  if (entity.kind === 'path') {
    return { kind: 'path', origin: entity.at, path: entity.source.path };
  }
  const found = placeOf(model, entity);
  return found && { kind: 'place', origin: entity.at, ...found };
}

function placeOf(
  model: DockerfileModel,
  entity: Entity,
): { readonly target: Span; readonly name: Span } | undefined {
  switch (entity.kind) {
    case 'stage':
      return { target: entity.stage.from, name: stageName(entity.stage) };
    case 'variable': {
      const { definition: own, reference } = entity;
      const source = own && !reference ? (takenOverFrom(model, own) ?? own) : own;
      return source && { target: source.instruction, name: source.nameSpan };
    }
    case 'heredoc': {
      const { opener, nameSpan, terminator } = entity.heredoc;
      if (entity.part === 'end') return { target: opener, name: nameSpan };
      return terminator && { target: terminator, name: terminator };
    }
    default:
      return undefined;
  }
}

function stageName({ name, image, from }: Stage): Span {
  return name ?? image ?? from.keyword;
}
