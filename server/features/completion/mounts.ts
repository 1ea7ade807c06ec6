import { cacheTargets } from '../../facts/cacheTargets.ts';
import { mountModes } from '../../facts/flagValues.ts';
import {
  mountKeySummaries,
  mountKeysOf,
  mountTypeSummaries,
  sharingSummaries,
} from '../../facts/mountSummaries.ts';
import { mountKeyFact, mountTypes, sharingModes } from '../../facts/mounts.ts';
import type { DockerfileModel } from '../../model/model.ts';
import { readMounts } from '../../model/mounts.ts';
import type { Proposal } from './item.ts';
import type { Around, MountAround, MountKeyPlace, MountValuePlace } from './place/places.ts';

/** Keys of `--mount=`: those of its type that are not given yet, under whatever name. */
export function completeMountKeys({ mount }: MountKeyPlace): readonly Proposal[] {
  const { type = 'bind', fields } = mount;
  return mountKeysOf(type).flatMap((key): Proposal[] => {
    const { names, value } = mountKeyFact(key) ?? { names: [key], value: 'text' };
    if (names.some((name) => fields.has(name))) return [];
    const isBoolean = value === 'boolean';
    return [
      {
        label: isBoolean ? (names[1] ?? key) : `${key}=`,
        kind: 'key',
        detail: mountKeySummaries[key] ?? '',
        filterText: names.join(' '),
        again: !isBoolean,
      },
    ];
  });
}

/** Values of a key of `--mount=` that need nothing but this file; paths and stages are others'. */
export function completeMountValues(
  model: DockerfileModel,
  { key, mount, around }: MountValuePlace,
): readonly Proposal[] {
  switch (key.value) {
    case 'type':
      return mountTypes.map((type) => described(type, mountTypeSummaries[type]));
    case 'sharing':
      return sharingModes.map((mode) => described(mode, sharingSummaries[mode]));
    case 'boolean':
      return ['true', 'false'].map((label) => ({ label, kind: 'value' }));
    case 'mode':
      return mountModes.map(({ value, summary }) => described(value, summary));
    case 'size':
      return ['16m', '64m', '256m', '1g'].map((label) => ({ label, kind: 'value' }));
    case 'id':
      return ['0', '1000'].map((label) => ({ label, kind: 'value' }));
    case 'text':
      return key.names.includes('env') ? envNames(mount) : ids(model, mount, around);
    case 'path':
      return key.names.includes('target') ? targets(mount, around) : [];
    default:
      return [];
  }
}

function described(label: string, detail: string | undefined): Proposal {
  return { label, kind: 'value', ...(detail !== undefined && { detail }) };
}

/** `aws-token` is most often wanted as `AWS_TOKEN`. */
function envNames({ fields }: MountAround): readonly Proposal[] {
  const name = fields.get('id')?.toUpperCase().replace(/\W+/g, '_');
  return name === undefined || name === '' ? [] : [{ label: name, kind: 'variable' }];
}

/** The ids that other mounts of the type have, since two that share one are the same. */
function ids(model: DockerfileModel, { type }: MountAround, around: Around): readonly Proposal[] {
  const found = new Set<string>();
  for (const instruction of model.syntax.instructions) {
    if (instruction === around.instruction) continue;
    for (const mount of readMounts(instruction.trigger ?? instruction)) {
      const id = mount.fields.findLast(({ key }) => key === 'id')?.value;
      if (mount.type === type && id !== undefined) found.add(id);
    }
  }
  return [...found].map((label) => ({ label, kind: 'value', description: 'used in this file' }));
}

function targets({ type }: MountAround, around: Around): readonly Proposal[] {
  if (type === 'cache') return cachePaths(around);
  if (type !== 'secret') return [];
  return SECRET_FILES.map(([path, detail]) => ({ label: path, kind: 'file', detail }));
}

/** Where programs look for credentials. */
const SECRET_FILES: readonly (readonly [path: string, detail: string])[] = [
  ['/root/.npmrc', "npm's settings, tokens among them"],
  ['/root/.netrc', 'Passwords for curl, Git, pip and Go'],
  ['/root/.aws/credentials', 'Credentials of AWS'],
  ['/root/.config/pip/pip.conf', "pip's settings, with private indexes"],
  ['/root/.m2/settings.xml', "Maven's settings, with private repositories"],
  ['/root/.cargo/credentials.toml', 'Tokens of Cargo'],
  ['/root/.git-credentials', 'Passwords of Git'],
];

/** Well-known caches, those of the programs that this RUN runs first. */
function cachePaths({ line, argsFrom, name }: Around): readonly Proposal[] {
  const words = new Set(name === 'RUN' ? line.text.slice(argsFrom).match(/[\w.-]+/g) : []);
  const isRun = ({ programs }: { programs: readonly string[] }): boolean =>
    programs.some((program) => words.has(program));
  const run = cacheTargets.filter(isRun);
  const others = cacheTargets.filter((target) => !isRun(target));
  return [...run, ...others].map(({ path, programs, summary, locked }) => ({
    label: path,
    kind: 'folder',
    newText: locked ? `${path},sharing=locked` : path,
    description: programs[0] ?? '',
    detail: summary,
    filterText: `${path} ${programs.join(' ')}`,
  }));
}
