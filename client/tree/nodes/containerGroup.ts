import type { Container } from '../../engine/containers/types.ts';
import type { Snapshot } from '../../engine/store.ts';
import { isLive } from '../containerRows.ts';
import type { NodeItem, NodeKind } from '../node.ts';
import { node as container } from './container.ts';

export interface ContainerGroup {
  /** `project`, `label:com.example`: what the view is grouped by. */
  readonly groupBy: string;
  readonly name: string;
  /** Ids, in the order of the rows. */
  readonly members: readonly string[];
}

/** Containers that have something in common, such as their Compose project. */
export const node: NodeKind<ContainerGroup> = {
  kind: 'containerGroup',
  plural: 'groups',
  source: 'containers',
  id: ({ groupBy, name }) => `containers:${groupBy}:${name}`,
  all: () => [],
  item(snapshot, group) {
    const members = membersOf(snapshot, group);
    const live = members.filter(isLive).length;
    const counts = `${live} of ${members.length} running`;
    return {
      label: group.name,
      description: live === members.length ? `${members.length}` : counts,
      icon: icon(group, live),
      accessibilityLabel: `${group.name}, ${counts}`,
      flags: [...(group.groupBy === 'project' ? ['project'] : []), live > 0 ? 'live' : 'stopped'],
      collapsible: 'expanded',
    };
  },
  children: (_snapshot, { members }) => members.map((target) => ({ kind: container, target })),
};

/** The containers of a group that are still there. */
export function membersOf(snapshot: Snapshot, { members }: ContainerGroup): readonly Container[] {
  return members.flatMap((id) => snapshot.containers?.get(id) ?? []);
}

const ICONS: Readonly<Record<string, string>> = {
  project: 'layers',
  image: 'package',
  state: 'pulse',
  network: 'type-hierarchy-sub',
  label: 'tag',
};

function icon({ groupBy }: ContainerGroup, live: number): NodeItem['icon'] {
  const codicon = ICONS[groupBy.split(':')[0] ?? ''] ?? 'folder';
  return live > 0 ? { codicon, color: 'charts.green' } : { codicon };
}
