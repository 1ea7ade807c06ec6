import type { DockerfileModel } from '../../model/model.ts';
import type { ListedEntry } from '../../workspace/buildContext/listFolder.ts';
import type { Proposal, Proposals } from './item.ts';
import type { Spot } from './place/places.ts';
import { spotBehind } from './spots.ts';
import type { Surroundings } from './surroundings.ts';

/** How a path is written there. */
export type PathForm = 'word' | 'in a string' | 'between strings';

/**
 * What stands in the folder of the build context that has been typed so far: what is sent to the
 * builder first, what the ignore file keeps out last. Folders go on.
 */
export async function completeContextPaths(
  { syntax }: DockerfileModel,
  spot: Spot,
  form: PathForm,
  { readFolder }: Surroundings,
): Promise<Proposals> {
  // A backslash that escapes nothing parts folders, as on Windows.
  const typed = syntax.escape === '`' ? spot.typed.replaceAll('\\', '/') : spot.typed;
  const slash = typed.lastIndexOf('/') + 1;
  const folder = typed.slice(0, slash);
  const last = spotBehind(spot, slash);
  // Addresses are no paths, and a pattern names no folder.
  if (last === undefined || /^[a-z+]+:\/\/|^git@|[*?[]/.test(folder)) return NONE;
  if (typed.includes('\\')) return NONE;
  const entries = await readFolder(folder.replace(/^\/+|\/+$/g, ''));
  if (entries === undefined) return NONE;
  const sorted = [...entries].sort((a, b) => rank(a) - rank(b) || compare(a.name, b.name));
  const items = sorted.flatMap((entry) => proposalOf(entry, form, last));
  const all: Proposal = { label: '.', kind: 'folder', detail: 'All of the build context' };
  return { items: spot.typed === '' && form === 'word' ? [all, ...items] : items, complete: true };
}

const NONE: Proposals = { items: [], complete: true };

function rank({ name, ignoredBy }: ListedEntry): number {
  if (ignoredBy !== undefined) return 2;
  return name.startsWith('.') ? 1 : 0;
}

function compare(a: string, b: string): number {
  return a.toLowerCase() < b.toLowerCase() ? -1 : 1;
}

function proposalOf(
  { name, kind, ignoredBy }: ListedEntry,
  form: PathForm,
  spot: Spot,
): readonly Proposal[] {
  const isFolder = kind === 'folder';
  const label = isFolder ? `${name}/` : name;
  const newText = written(label, form);
  if (newText === undefined) return [];
  return [
    {
      label,
      kind: isFolder ? 'folder' : 'file',
      newText,
      spot,
      again: isFolder && form !== 'between strings',
      ...(ignoredBy !== undefined && {
        description: 'ignored',
        detail: `Kept out of the build by "${ignoredBy}" in the ignore file`,
      }),
    },
  ];
}

/** BuildKit takes the name for a pattern. `undefined` where a word can't hold it. */
function written(name: string, form: PathForm): string | undefined {
  const literal = name.replace(/[[*?]/g, '[$&]');
  if (form === 'word') return /[\s"'\\$]/.test(name) ? undefined : literal;
  const json = JSON.stringify(literal.replace(/[\\$]/g, '\\$&'));
  return form === 'between strings' ? json : json.slice(1, -1);
}
