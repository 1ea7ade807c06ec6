import type { DockerfileModel, VariableDefinition } from '../../model/model.ts';
import { referencesIn } from '../../rules/support/references.ts';
import { takenOverFrom } from './takenOver.ts';

/** Where a value comes from: a definition, and what its own value is made of. */
export type Origin =
  | {
      readonly kind: 'definition';
      readonly definition: VariableDefinition;
      /** What it takes over or mentions, in the order of its text. */
      readonly from: readonly Origin[];
    }
  /** Set outside the file. */
  | { readonly kind: 'outside'; readonly name: string };

/** Nobody reads a longer story. */
const MOST = 12;

/**
 * The chain behind `definition`: the ARG it takes over, the variables in its value, and so on, each
 * definition once and a dozen at most.
 */
export function originOf(model: DockerfileModel, definition: VariableDefinition): Origin {
  const seen = new Set<VariableDefinition>([definition]);
  return read(definition);

  function read(one: VariableDefinition): Origin {
    const before = takenOverFrom(model, one);
    const mentioned = one.value === undefined ? [] : referencesIn(model, one.value);
    const from = before
      ? next(before)
      : mentioned.flatMap(({ name, definition: source }) =>
          source === undefined ? [{ kind: 'outside' as const, name }] : next(source),
        );
    return { kind: 'definition', definition: one, from };
  }

  function next(one: VariableDefinition): readonly Origin[] {
    if (seen.has(one) || seen.size >= MOST) return [];
    seen.add(one);
    return [read(one)];
  }
}
