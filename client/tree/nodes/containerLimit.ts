import type { Limits } from '../../engine/containers/details.ts';
import { LIMIT_NAMES, type LimitName, limitText } from '../../text/limits.ts';
import type { NodeKind } from '../node.ts';

export interface LimitTarget {
  /** The container's id. */
  readonly container: string;
  readonly which: LimitName;
  readonly limits: Limits;
}

/** How much a container may use of something, or what becomes of it when it ends. */
export const node: NodeKind<LimitTarget> = {
  kind: 'containerLimit',
  plural: 'limits',
  source: 'containers',
  id: ({ container, which }) => `containerLimit:${container}:${which}`,
  all: () => [],
  item(_snapshot, { which, limits }) {
    const label = LIMIT_NAMES[which];
    const description = limitText(which, limits);
    return {
      label,
      description,
      icon: { codicon: ICONS[which] },
      accessibilityLabel: `${label}, ${description}`,
      flags: [],
      collapsible: 'none',
    };
  },
  children: () => [],
};

const ICONS: Readonly<Record<LimitName, string>> = {
  restart: 'debug-restart',
  memory: 'chip',
  cpus: 'dashboard',
  pids: 'server-process',
};
