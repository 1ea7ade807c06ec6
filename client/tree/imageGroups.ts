import type { Image } from '../engine/images/types.ts';
import {
  compareKeys,
  type ImageRow,
  joinName,
  rowsOf,
  type SortKey,
  shownName,
} from './imageRows.ts';
import type { ImageUsers } from './imageUsers.ts';
import type { AnyNode } from './node.ts';
import { node as imageKind } from './nodes/image.ts';
import { node as registryKind } from './nodes/imageRegistry.ts';
import { node as repositoryKind } from './nodes/imageRepository.ts';

interface Keyed extends SortKey {
  readonly node: AnyNode;
}

/** One row for every name, without groups. */
export function flat(
  images: readonly Image[],
  users: ImageUsers,
  sort: string,
): readonly AnyNode[] {
  const rows = images.flatMap((image) =>
    rowsOf(image, users).map((row) => keyed(row, row.label, image)),
  );
  return sorted(rows, sort);
}

/** Repositories with their tags; one with a single tag is a row, those without a name come last. */
export function byRepository(
  images: readonly Image[],
  users: ImageUsers,
  sort: string,
): readonly AnyNode[] {
  return repositories(images, users, sort, (name) => shownName(name).shortRepository);
}

/** Registries with their repositories. */
export function byRegistry(
  images: readonly Image[],
  users: ImageUsers,
  sort: string,
): readonly AnyNode[] {
  const registries = new Map<string, Image[]>();
  for (const image of images) {
    for (const [registry, own] of partedByRegistry(image)) {
      listIn(registries, registry).push(own);
    }
  }
  const nameless = registries.get('') ?? [];
  registries.delete('');
  const groups = [...registries].map(([registry, members]): Keyed => {
    const within = (name: string) => shownName(name).shortRepository.replace(`${registry}/`, '');
    const children = repositories(members, users, sort, within);
    return { ...largest(members), name: registry, node: group(registry, children) };
  });
  return [...sorted(groups, sort), ...flat(nameless, users, sort)];
}

/** The groups that a change of `image` is seen on. */
export function groupsOf({ tags, digests }: Image, groupBy: string): readonly AnyNode[] {
  if (groupBy === 'none') {
    return [];
  }
  return [...tags, ...digests].flatMap((name) => {
    const { registry, repository } = shownName(name);
    const target = { repository, label: '', rows: [] };
    const nodes: readonly AnyNode[] = [{ kind: repositoryKind, target }];
    return groupBy === 'registry' ? [...nodes, group(registry, [])] : nodes;
  });
}

/** The rows of `image`, as far as their ids tell. */
export function nodesOf(image: Image, users: ImageUsers): readonly AnyNode[] {
  return rowsOf(image, users).map((target) => ({ kind: imageKind, target }));
}

function repositories(
  images: readonly Image[],
  users: ImageUsers,
  sort: string,
  label: (name: string) => string,
): readonly AnyNode[] {
  const named = new Map<string, (Keyed & { readonly row: ImageRow })[]>();
  const nameless: Image[] = [];
  for (const image of images) {
    for (const row of rowsOf(image, users)) {
      if (row.name === undefined) {
        nameless.push(image);
        continue;
      }
      const { repository, tag } = shownName(row.name);
      const own = { ...row, label: tag };
      listIn(named, repository).push({ ...keyed(own, tag, image), row: own });
    }
  }
  const nodes = [...named].map(([repository, members]): Keyed => {
    const rows = members.sort((a, b) => compareKeys(a, b, sort)).map(({ row }) => row);
    const [only] = rows;
    const name = label(only?.name ?? '');
    const key = { ...largest(members), name };
    if (rows.length === 1 && only !== undefined) {
      const target = { ...only, label: joinName(name, only.label) };
      return { ...key, node: { kind: imageKind, target } };
    }
    const target = { repository, label: name, rows };
    return { ...key, node: { kind: repositoryKind, target } };
  });
  return [...sorted(nodes, sort), ...flat(nameless, users, sort)];
}

function keyed(target: ImageRow, name: string, { createdAt, size }: Image): Keyed {
  const nameless = target.name === undefined;
  return { name, nameless, createdAt, size, node: { kind: imageKind, target } };
}

/** An image that several registries have is seen under each, with its names there. */
function partedByRegistry(image: Image): ReadonlyMap<string, Image> {
  const parts = new Map<string, Image>();
  const tagged = image.tags.length > 0;
  for (const name of tagged ? image.tags : image.digests) {
    const { registry } = shownName(name);
    const own = parts.get(registry) ?? { ...image, tags: [], digests: [] };
    parts.set(
      registry,
      tagged ? { ...own, tags: [...own.tags, name] } : { ...own, digests: [...own.digests, name] },
    );
  }
  return parts.size > 0 ? parts : new Map([['', image]]);
}

function group(registry: string, children: readonly AnyNode[]): AnyNode {
  return { kind: registryKind, target: { registry, children } };
}

function largest(
  all: readonly { readonly createdAt: number; readonly size: number }[],
): Omit<SortKey, 'name'> {
  return {
    createdAt: all.reduce((most, { createdAt }) => Math.max(most, createdAt), 0),
    size: all.reduce((most, { size }) => Math.max(most, size), 0),
  };
}

/** The list under `key`, made when there is none. */
function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function sorted(all: readonly Keyed[], sort: string): readonly AnyNode[] {
  return [...all].sort((a, b) => compareKeys(a, b, sort)).map(({ node }) => node);
}
