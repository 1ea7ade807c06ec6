import type { NodeKind } from '../node.ts';

export interface SystemFact {
  readonly name: string;
  readonly value: string;
}

/** One line that the Engine says of itself. */
export const node: NodeKind<SystemFact> = {
  kind: 'systemFact',
  plural: 'facts',
  source: 'networks',
  id: ({ name }) => `systemFact:${name}`,
  all: () => [],
  item: (_snapshot, { name, value }) => ({
    label: name,
    description: value,
    icon: { codicon: 'circle-small' },
    accessibilityLabel: `${name}: ${value}`,
    flags: [],
    collapsible: 'none',
  }),
  children: () => [],
};
