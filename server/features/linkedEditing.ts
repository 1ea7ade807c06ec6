import type { DockerfileModel } from '../model/model.ts';
import type { Span } from '../syntax/nodes.ts';
import { entityAt } from './support/entity.ts';
import { occurrencesOf } from './support/occurrences.ts';
import { holds } from './support/spans.ts';

/** What a name that is edited at several places at once may hold: stages and heredocs. */
export const LINKED_WORD = '[A-Za-z_][\\w.-]*';

/**
 * The places to type at all at once: the name of a stage where it is used by the same letters, the
 * delimiter of a heredoc at both ends. None where there is only one, or `offset` is in none.
 */
export function linkedEditing(model: DockerfileModel, offset: number): readonly Span[] {
  const entity = entityAt(model, offset);
  if (entity?.kind !== 'stage' && entity?.kind !== 'heredoc') return [];
  const { text } = model.syntax;
  const places = occurrencesOf(model, entity).map(({ at }) => withoutQuotes(text, at));
  const here = places.find((at) => holds(at, offset));
  if (here === undefined) return [];
  const word = text.slice(here.start, here.end);
  if (!new RegExp(`^${LINKED_WORD}$`).test(word)) return [];
  const linked = places.filter(({ start, end }) => text.slice(start, end) === word);
  return linked.length > 1 ? linked : [];
}

/** A heredoc's name may be quoted. */
function withoutQuotes(text: string, { start, end }: Span): Span {
  const quote = text.charAt(start);
  const isQuoted =
    (quote === '"' || quote === "'") && end > start + 1 && text.charAt(end - 1) === quote;
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}
