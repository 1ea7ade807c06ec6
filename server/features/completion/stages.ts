import type { DockerfileModel, Stage } from '../../model/model.ts';
import type { Proposal } from './item.ts';
import type { Around } from './place/places.ts';

/**
 * The stages that can be named here: earlier ones, the nearest first. `by` number too, where the
 * place takes one: first for a stage without a name, last of all for one that has one.
 */
export function completeStages(
  model: DockerfileModel,
  { stage, onbuild }: Around,
  by: 'name' | 'name or number',
): readonly Proposal[] {
  // What ONBUILD triggers names the stages of another file.
  if (onbuild) return [];
  const earlier = model.stages.slice(0, stage?.index ?? 0).reverse();
  const named = earlier.filter((each) => each.name !== undefined);
  const names = named
    .filter((each) => isFound(each, model, stage))
    .map((each) => proposalOf(model, each, each.name?.text ?? ''));
  if (by === 'name') return names;
  const unnamed = earlier.filter((each) => each.name === undefined);
  const numbers = [...unnamed, ...named].map((each) => proposalOf(model, each, `${each.index}`));
  return [...names, ...numbers];
}

/** Of several with one name the last one is meant. */
function isFound(each: Stage, model: DockerfileModel, before: Stage | undefined): boolean {
  const found = model.stageNamed(each.name?.text ?? '', before?.index ?? 0);
  return found === each;
}

function proposalOf({ syntax }: DockerfileModel, stage: Stage, label: string): Proposal {
  const { from, index, image, name } = stage;
  const text = syntax.text.slice(from.start, from.body.end);
  const other = label === name?.text ? `stage ${index}` : (name?.text ?? 'stage without a name');
  return {
    label,
    kind: 'stage',
    description: image?.text ?? '',
    detail: other,
    documentation: `\`\`\`dockerfile\n${text}\n\`\`\``,
  };
}

/** `AS` behind the image, and names behind it that stages often have. */
export function completeStageName(
  model: DockerfileModel,
  { stage, instruction }: Around,
  index: number,
): readonly Proposal[] {
  if (index === 1) {
    const label = instruction.keyword.text === 'from' ? 'as' : 'AS';
    return [{ label, kind: 'keyword', newText: `${label} `, detail: 'Give the stage a name' }];
  }
  if (index !== 2) return [];
  const taken = new Set(
    model.stages.filter((each) => each !== stage).map(({ name }) => name?.text.toLowerCase()),
  );
  return NAMES.filter(([name]) => !taken.has(name)).map(([label, detail]) => ({
    label,
    kind: 'value',
    detail,
  }));
}

const NAMES: readonly (readonly [name: string, detail: string])[] = [
  ['build', 'What is compiled or bundled'],
  ['base', 'What the other stages are built on'],
  ['deps', 'Packages that the program needs'],
  ['test', 'What is run to test it'],
  ['dev', 'What is run while it is written'],
  ['runtime', 'What ends up in production'],
];
