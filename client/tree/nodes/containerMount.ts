import type { Mount } from '../../engine/containers/types.ts';
import type { NodeKind } from '../node.ts';

export interface MountTarget extends Mount {
  /** The container's id. */
  readonly container: string;
}

/** What a container sees of a volume, of its host or of memory. */
export const node: NodeKind<MountTarget> = {
  kind: 'containerMount',
  plural: 'mounts',
  source: 'containers',
  id: ({ container, destination }) => `containerMount:${container}:${destination}`,
  all: () => [],
  item(_snapshot, target) {
    const from = [origin(target), ...(target.writable ? [] : ['read-only'])].join(' · ');
    return {
      label: target.destination,
      description: from,
      icon: { codicon: ICONS[target.type] ?? 'question' },
      accessibilityLabel: `${target.destination}, mounted from ${from}`,
      flags: [target.type, ...(sourceOf(target) === '' ? [] : ['sourced'])],
      collapsible: 'none',
    };
  },
  children: () => [],
};

/** A volume's name or a place on the Engine's host; empty where there is neither. */
export function sourceOf({ volume, source }: MountTarget): string {
  return volume ?? source;
}

function origin(target: MountTarget): string {
  const source = sourceOf(target);
  switch (target.type) {
    case 'volume':
      return source === '' ? 'a volume' : `volume ${source}`;
    case 'tmpfs':
      return 'memory';
    default:
      return source === '' ? target.type : source;
  }
}

const ICONS: Readonly<Record<string, string | undefined>> = {
  bind: 'folder',
  volume: 'database',
  tmpfs: 'chip',
  npipe: 'plug',
  cluster: 'server-environment',
  image: 'package',
};
