import { parseReference, shortName } from '../../core/reference.ts';
import type { Image } from '../engine/images/types.ts';
import type { Snapshot } from '../engine/store.ts';
import { compareText, containsAll } from './containerRows.ts';
import { ImageUsers } from './imageUsers.ts';
import type { Choice, ViewOptions } from './node.ts';

/** What images can be grouped by. */
export const GROUPINGS: readonly Choice[] = [
  { id: 'repository', label: 'Repository' },
  { id: 'registry', label: 'Registry' },
  { id: 'none', label: 'No groups' },
];

export const SORTS: readonly Choice[] = [
  { id: 'name', label: 'Name' },
  { id: 'newest', label: 'Newest first' },
  { id: 'size', label: 'Size, largest first' },
];

export const TOGGLES: readonly Choice[] = [
  { id: 'dangling', label: 'Images without a tag' },
  { id: 'unused', label: 'Images that no container uses' },
];

/** An image under one of its names: what a row stands for. */
export interface ImageRow {
  /** The image's id. */
  readonly image: string;
  /** `nginx:1.27`, `nginx@sha256:…`; `undefined` for an image without any name. */
  readonly name?: string;
  /** What the row shows of the name where it stands. */
  readonly label: string;
  /** Shared by the rows of a view. */
  readonly users: ImageUsers;
}

/** A name's parts as they are shown. */
export interface ShownName {
  /** `docker.io`. */
  readonly registry: string;
  /** In full: `docker.io/library/nginx`. */
  readonly repository: string;
  /** `nginx`, `ghcr.io/org/app`. */
  readonly shortRepository: string;
  /** `1.27`, `@4c0e2f1a9b7d`. */
  readonly tag: string;
}

/** Every name of an image, one row each; an image without any has one row too. */
export function rowsOf(image: Image, users: ImageUsers): readonly ImageRow[] {
  const names = image.tags.length > 0 ? image.tags : image.digests;
  const rows = names.map((name) => ({ image: image.id, name, label: labelOf(name), users }));
  return rows.length > 0 ? rows : [{ image: image.id, label: shortId(image.id), users }];
}

/** The rows of all images, for a pick. */
export function allRows({ images }: Snapshot): readonly ImageRow[] {
  const users = new ImageUsers();
  return [...(images?.values() ?? [])].flatMap((image) => rowsOf(image, users));
}

/** A name as it stands for itself: a digest shortened. */
export function labelOf(name: string): string {
  const { shortRepository, tag } = shownName(name);
  return joinName(shortRepository, tag);
}

export function joinName(repository: string, tag: string): string {
  return tag.startsWith('@') || tag === '' ? `${repository}${tag}` : `${repository}:${tag}`;
}

/** The parts of a name that the Engine gave; what it could not be pulled by stays as it is. */
export function shownName(name: string): ShownName {
  const reference = parseReference(name);
  if (reference === undefined) {
    return { registry: '', repository: name, shortRepository: name, tag: '' };
  }
  const { registry, repository, tag, digest } = reference;
  const short = shortName({ registry, repository, tag: undefined, digest: undefined });
  return {
    registry,
    repository: `${registry}/${repository}`,
    shortRepository: short,
    tag: tag ?? (digest === undefined ? '' : `@${digest.replace(/^\w+:/, '').slice(0, 12)}`),
  };
}

/** `4c0e2f1a9b7d`. */
export function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12);
}

/** Has no tag: a newer image took it, or it never had one. */
export function isDangling(image: Image): boolean {
  return image.tags.length === 0;
}

/** Whether `options` let `image` be seen; `used` is whether a container uses it. */
export function isShown(image: Image, used: boolean, options: ViewOptions): boolean {
  return (
    (options.toggles.has('dangling') || !isDangling(image)) &&
    (options.toggles.has('unused') || used) &&
    containsAll(options.filter, [
      ...image.tags,
      ...image.digests,
      image.id,
      ...Object.entries(image.labels).map(([name, value]) => `${name}=${value}`),
    ])
  );
}

/** What the order of rows and groups is made of. */
export interface SortKey {
  readonly name: string;
  /** By name, those without one come last. */
  readonly nameless?: boolean;
  readonly createdAt: number;
  readonly size: number;
}

/** Negative when `a` stands before `b`. */
export function compareKeys(a: SortKey, b: SortKey, sort: string): number {
  const byName =
    Number(a.nameless ?? false) - Number(b.nameless ?? false) || compareNatural(a.name, b.name);
  switch (sort) {
    case 'newest':
      return b.createdAt - a.createdAt || byName;
    case 'size':
      return b.size - a.size || byName;
    default:
      return byName;
  }
}

/** Numbers by what they are: `1.9` stands before `1.10`. */
function compareNatural(a: string, b: string): number {
  const [as, bs] = [a.split(/(\d+)/), b.split(/(\d+)/)];
  for (const [index, part] of as.entries()) {
    const other = bs[index] ?? '';
    // Every second part is a number.
    const difference =
      index % 2 === 1 && other !== '' ? Number(part) - Number(other) : compareText(part, other);
    if (difference !== 0) {
      return difference;
    }
  }
  return compareText(a, b);
}
