import { ociLabels } from '../../facts/labels.ts';
import { currentLicenses } from '../../facts/licenses.ts';
import type { DockerfileModel } from '../../model/model.ts';
import { readLabels } from '../../rules/support/labels.ts';
import type { Proposal } from './item.ts';
import type { KeyPlace, ValuePlace } from './place/places.ts';
import type { Surroundings } from './surroundings.ts';

/** Keys for LABEL: those that the configuration asks for, then those that tools understand. */
export function completeLabelKeys(
  model: DockerfileModel,
  place: KeyPlace,
  { options }: Surroundings,
): readonly Proposal[] {
  const { around, given, valued } = place;
  const set = new Set(given);
  for (const instruction of around.stage?.instructions ?? []) {
    if (instruction === around.instruction) continue;
    for (const { name } of readLabels(model, instruction)) set.add(name);
  }
  const wanted = [...(options.labelSchema ?? [])].map(
    ([key, type]): Proposal => ({
      ...keyProposal(key, valued),
      description: 'required',
      detail: `The configuration asks for it: ${type}`,
    }),
  );
  const oci = ociLabels.map(
    ({ key, summary, example }): Proposal => ({
      ...keyProposal(key, valued),
      detail: summary,
      documentation: `${summary}, such as \`${example}\`.\n\n[Annotations of images](https://github.com/opencontainers/image-spec/blob/main/annotations.md)`,
    }),
  );
  const seen = new Set(wanted.map(({ label }) => label));
  return [...wanted, ...oci.filter(({ label }) => !seen.has(label))].filter(
    ({ label }) => !set.has(label),
  );
}

function keyProposal(key: string, valued: boolean): Proposal {
  return valued
    ? { label: key, kind: 'key' }
    : { label: key, kind: 'key', newText: `${key}=`, snippet: `${key}="$1"` };
}

/** Values of labels that come from a list. */
export function completeLabelValues({ key, quote }: ValuePlace): readonly Proposal[] {
  if (key !== 'org.opencontainers.image.licenses') return [];
  const usual = new Set(USUAL);
  const others = currentLicenses().filter((id) => !usual.has(id));
  return [...USUAL, ...others].map((label) => ({
    label,
    kind: 'value',
    newText: quote === '' ? `"${label}"` : label,
  }));
}

const USUAL = ['MIT', 'Apache-2.0', 'BSD-3-Clause', 'GPL-3.0-or-later', 'MPL-2.0', 'ISC'];
