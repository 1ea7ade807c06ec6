import { isLive } from '../containerRows.ts';
import type { ImageRow } from '../imageRows.ts';
import type { AnyNode, NodeKind } from '../node.ts';
import { node as image } from './image.ts';

export interface ImageRepository {
  /** In full: `docker.io/library/nginx`. */
  readonly repository: string;
  readonly label: string;
  /** In the order of the rows. */
  readonly rows: readonly ImageRow[];
}

/** The images of one repository: its tags. */
export const node: NodeKind<ImageRepository> = {
  kind: 'imageRepository',
  singular: 'repository',
  plural: 'repositories',
  source: 'images',
  id: ({ repository }) => `images:repository:${repository}`,
  all: () => [],
  item(snapshot, { label, rows }) {
    const live = rows.some((row) => row.users.of(snapshot, row.image).some(isLive));
    const count = `${rows.length} tags`;
    return {
      label,
      description: count,
      icon: { codicon: 'repo', ...(live && { color: 'charts.green' }) },
      accessibilityLabel: `${label}, repository, ${count}`,
      flags: [],
      collapsible: 'collapsed',
    };
  },
  children: (_snapshot, { rows }) => nodes(rows),
  members: (_snapshot, { rows }) => nodes(rows),
};

function nodes(rows: readonly ImageRow[]): readonly AnyNode[] {
  return rows.map((target) => ({ kind: image, target }));
}
