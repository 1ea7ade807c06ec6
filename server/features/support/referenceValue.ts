import { expand } from '../../model/expand.ts';
import type { DockerfileModel, VariableReference } from '../../model/model.ts';
import { referencesIn } from '../../rules/support/references.ts';

/**
 * What a build puts in place of `reference`, operators and defaults included, as far as the file
 * tells; `undefined` when it depends on more: a platform, the base image, the command line alone.
 */
export function referenceValue(
  model: DockerfileModel,
  reference: VariableReference,
): string | undefined {
  const { syntax } = model;
  const inside = new Map(referencesIn(model, reference).map((each) => [each.name, each]));
  const grammar = { quotes: true, escape: syntax.escape, shell: false };
  return expand(syntax.text.slice(reference.start, reference.end), grammar, (name) => {
    const { definition, predefined } = inside.get(name) ?? {};
    if (definition !== undefined) return { value: definition.resolved };
    // In a stage it may come with the base image.
    const isGlobal = reference.instruction.name === 'FROM';
    return isGlobal && !predefined ? undefined : { value: undefined };
  });
}
