import type { AnyNode, NodeKind } from '../node.ts';

export interface ImageRegistry {
  /** `docker.io`. */
  readonly registry: string;
  /** Repositories, and images that are alone in theirs. */
  readonly children: readonly AnyNode[];
}

/** Where images come from. */
export const node: NodeKind<ImageRegistry> = {
  kind: 'imageRegistry',
  plural: 'registries',
  source: 'images',
  id: ({ registry }) => `images:registry:${registry}`,
  all: () => [],
  item(_snapshot, { registry, children }) {
    const count = `${children.length} ${children.length === 1 ? 'repository' : 'repositories'}`;
    return {
      label: registry,
      description: `${children.length}`,
      icon: { codicon: 'cloud' },
      accessibilityLabel: `${registry}, registry, ${count}`,
      flags: [],
      collapsible: 'expanded',
    };
  },
  children: (_snapshot, { children }) => children,
};
