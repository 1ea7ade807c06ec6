import { parseReference } from '../../../core/reference.ts';
import { registryPage } from '../../../core/registryPages.ts';
import type { Container } from '../../engine/containers/types.ts';
import type { Image } from '../../engine/images/types.ts';
import { sizeText } from '../../text/bytes.ts';
import { isLive } from '../containerRows.ts';
import { allRows, type ImageRow, isDangling, labelOf, shortId } from '../imageRows.ts';
import { ago, escapeMarkdown } from '../markdown.ts';
import type { NodeItem, NodeKind } from '../node.ts';
import { node as config } from './imageConfig.ts';
import { node as containers } from './imageContainers.ts';
import { node as layers } from './imageLayers.ts';
import { node as size } from './imageSize.ts';

/** An image under one of its names. A name keeps its row when another image gets it. */
export const node: NodeKind<ImageRow> = {
  kind: 'image',
  plural: 'images',
  source: 'images',

  id: imageRowId,

  all: allRows,

  item(snapshot, row) {
    const image = snapshot.images?.get(row.image);
    if (image === undefined) {
      return undefined;
    }
    const users = row.users.of(snapshot, row.image);
    const facts = [usedBy(users), sizeText(image.size), date(image.createdAt)].filter(Boolean);
    const name = row.name === undefined ? `image ${shortId(row.image)}` : labelOf(row.name);
    return {
      label: row.label,
      description: facts.join(' · '),
      icon: icon(image, users),
      accessibilityLabel: [
        name,
        isDangling(image) ? 'image without a tag' : 'image',
        ...facts,
      ].join(', '),
      flags: flags(image, row, users),
      collapsible: 'collapsed',
    };
  },

  title: (_snapshot, row) => titleOf(row),

  tooltip(snapshot, row, now) {
    const image = snapshot.images?.get(row.image);
    return image && tooltip(image, row, row.users.of(snapshot, row.image), now);
  },

  children(snapshot, row) {
    const used = row.users.of(snapshot, row.image).length > 0;
    const kinds = [layers, config, size, ...(used ? [containers] : [])];
    return snapshot.images?.has(row.image) ? kinds.map((kind) => ({ kind, target: row })) : [];
  },
};

/** What it is called away from its row: its name in full, or its id. */
export function titleOf({ image, name }: ImageRow): string {
  return name === undefined ? shortId(image) : labelOf(name);
}

export function imageRowId({ image, name }: ImageRow): string {
  return `image:${name ?? image}`;
}

function usedBy(users: readonly Container[]): string {
  const [only] = users;
  if (only === undefined) {
    return '';
  }
  return users.length === 1 ? `used by ${only.name}` : `used by ${users.length} containers`;
}

/** A day: what is coarse does not go stale. Empty for images whose builder hides the time. */
function date(createdAt: number): string {
  return createdAt === 0 ? '' : new Date(createdAt).toISOString().slice(0, 10);
}

function icon(image: Image, users: readonly Container[]): NonNullable<NodeItem['icon']> {
  if (users.some(isLive)) {
    return { codicon: 'package', color: 'charts.green' };
  }
  return isDangling(image)
    ? { codicon: 'package', color: 'disabledForeground' }
    : { codicon: 'package' };
}

/**
 * `tagged` has a name that can be pulled and pushed again, `shared` is the last of several;
 * `digest` is known to a registry, `page` has one for people.
 */
function flags(image: Image, { name }: ImageRow, users: readonly Container[]): readonly string[] {
  return [
    name === undefined ? 'nameless' : 'named',
    isDangling(image) ? 'dangling' : 'tagged',
    ...(image.tags.length > 1 ? ['shared'] : []),
    ...(image.digests.length > 0 ? ['digest'] : []),
    ...(hasPage(name) ? ['page'] : []),
    users.length > 0 ? 'used' : 'unused',
  ];
}

function hasPage(name: string | undefined): boolean {
  const reference = name === undefined ? undefined : parseReference(name);
  return reference !== undefined && registryPage(reference) !== undefined;
}

function tooltip(
  image: Image,
  { name }: ImageRow,
  users: readonly Container[],
  now: number,
): string {
  const label = (key: string) =>
    escapeMarkdown(image.labels[`org.opencontainers.image.${key}`] ?? '');
  const rows: (readonly [string, string])[] = [
    ['Tags', image.tags.map(escapeMarkdown).join(', ')],
    ['Size', sizeText(image.size)],
    ['Created', image.createdAt === 0 ? '' : ago(image.createdAt, now)],
    ['Used by', users.map((one) => escapeMarkdown(one.name)).join(', ')],
    ['Title', label('title')],
    ['Version', label('version')],
    ['Source', label('source')],
    ['Digests', image.digests.map(escapeMarkdown).join(', ')],
    ['Id', shortId(image.id)],
  ];
  const lines = rows.filter(([, value]) => value !== '').map(([key, value]) => `${key}: ${value}`);
  const title = name === undefined ? 'Image without a name' : labelOf(name);
  return [`**${escapeMarkdown(title)}**`, lines.join('  \n')].join('\n\n');
}
