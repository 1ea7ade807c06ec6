import { imageVariables } from '../../facts/images.ts';
import type { DockerfileModel } from '../../model/model.ts';
import { baseImage, lineage } from '../support/lineage.ts';
import type { Proposal } from './item.ts';
import { once } from './once.ts';
import type { KeyPlace } from './place/places.ts';

/** Names for ENV: arguments to keep in the image, what the base image sets, `PATH`. */
export function completeEnvNames(
  { definitions }: DockerfileModel,
  { around, given, valued }: KeyPlace,
): readonly Proposal[] {
  const { stage, instruction } = around;
  if (stage === undefined) return [];
  const stages = new Set(lineage(stage));
  const args = definitions
    .filter((each) => each.kind === 'arg' && each.stage !== undefined && stages.has(each.stage))
    .filter(({ nameSpan }) => nameSpan.end < instruction.start)
    .map(({ name }) => nameProposal(name, valued, `$${name}`));
  const image = baseImage(stage);
  const brought = [...((image && imageVariables(image)) ?? [])].map((name) => ({
    ...nameProposal(name, valued),
    description: `of ${image}`,
  }));
  const path = { ...nameProposal('PATH', valued, '/opt/bin:$PATH'), description: 'of every image' };
  return once([...args, path, ...brought]).filter(({ label }) => !given.includes(label));
}

/** `value`: what it is most likely set to. */
function nameProposal(label: string, valued: boolean, value = ''): Proposal {
  if (valued) return { label, kind: 'variable' };
  const escaped = value.replaceAll('$', '\\$');
  return {
    label,
    kind: 'variable',
    newText: `${label}=`,
    snippet: `${label}=\${1:${escaped}}`,
  };
}
