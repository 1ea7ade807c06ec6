import type { NodeKind } from '../node.ts';

export interface VariableTarget {
  /** The container's id. */
  readonly container: string;
  readonly name: string;
  readonly value: string;
  /** The user wants to see this value, or all of them. Left out: it is hidden. */
  readonly revealed?: 'alone' | 'with all';
}

/** A variable of a container's environment: often a secret, so its value is not simply shown. */
export const node: NodeKind<VariableTarget> = {
  kind: 'containerVariable',
  plural: 'variables',
  source: 'containers',
  id: ({ container, name }) => `containerVariable:${container}:${name}`,
  all: () => [],
  item: (_snapshot, { name, value, revealed }) => ({
    label: name,
    description: revealed ? value : '••••',
    icon: { codicon: 'symbol-variable' },
    accessibilityLabel: `${name}, ${revealed ? value || 'empty' : 'value hidden'}`,
    flags: revealed === 'with all' ? [] : ['single'],
    collapsible: 'none',
  }),
  children: () => [],
};
