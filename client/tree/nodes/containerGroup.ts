import type { Container } from '../../engine/containers/types.ts';
import type { Snapshot } from '../../engine/store.ts';
import { compareText, composeFiles, isLive, PROJECT_LABEL } from '../containerRows.ts';
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
  singular: 'Compose project',
  plural: 'groups',
  source: 'containers',
  id: ({ groupBy, name }) => `containers:${groupBy}:${name}`,
  // Without a view there is no other grouping.
  all: projects,
  item(snapshot, group) {
    const members = membersOf(snapshot, group);
    const live = members.filter(isLive).length;
    const counts = `${live} of ${members.length} running`;
    return {
      label: group.name,
      description: live === members.length ? `${members.length}` : counts,
      icon: icon(group, live),
      accessibilityLabel: `${group.name}, ${counts}`,
      flags: flags(group, members),
      collapsible: 'expanded',
    };
  },
  children: (_snapshot, { members }) => members.map((target) => ({ kind: container, target })),
  members: (snapshot, group) =>
    membersOf(snapshot, group).map(({ id }) => ({ kind: container, target: id })),
};

/** The containers of a group that are still there. */
export function membersOf(snapshot: Snapshot, { members }: ContainerGroup): readonly Container[] {
  return members.flatMap((id) => snapshot.containers?.get(id) ?? []);
}

function projects(snapshot: Snapshot): readonly ContainerGroup[] {
  const members = new Map<string, string[]>();
  for (const { id, labels } of snapshot.containers?.values() ?? []) {
    const name = labels[PROJECT_LABEL];
    if (name !== undefined) {
      const ids = members.get(name) ?? [];
      members.set(name, ids);
      ids.push(id);
    }
  }
  return [...members]
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, ids]) => ({ groupBy: 'project', name, members: ids }));
}

/** `live`, `stopped`, `running` and `paused` when some of its containers are. */
function flags({ groupBy }: ContainerGroup, members: readonly Container[]): readonly string[] {
  const states = new Set(members.map(({ state }) => state));
  return [
    ...(groupBy === 'project' ? ['project'] : []),
    ...(members.some(isLive) ? ['live'] : []),
    ...(states.has('exited') || states.has('created') ? ['stopped'] : []),
    ...(states.has('running') ? ['running'] : []),
    ...(states.has('paused') ? ['paused'] : []),
    ...(composeFiles(members).length > 0 ? ['compose'] : []),
  ];
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
