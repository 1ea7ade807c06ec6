import { escapeMarkdown } from '../markdown.ts';
import type { NodeKind } from '../node.ts';

export interface LabelTarget {
  /** The container's id. */
  readonly container: string;
  readonly name: string;
  readonly value: string;
}

/** A label of a container. */
export const node: NodeKind<LabelTarget> = {
  kind: 'containerLabel',
  plural: 'labels',
  source: 'containers',
  id: ({ container, name }) => `containerLabel:${container}:${name}`,
  all: () => [],
  item: (_snapshot, { name, value }) => ({
    label: name,
    description: value,
    icon: { codicon: 'tag' },
    accessibilityLabel: `Label ${name}, ${value || 'empty'}`,
    flags: [],
    collapsible: 'none',
  }),
  tooltip: (_snapshot, { name, value }) =>
    `**${escapeMarkdown(name)}**\n\n${escapeMarkdown(value)}`,
  children: () => [],
};
