import { escapeMarkdown } from '../markdown.ts';
import type { NodeKind } from '../node.ts';

/** What the Engine warns of about itself. */
export const node: NodeKind<{ readonly text: string }> = {
  kind: 'systemWarning',
  plural: 'warnings',
  source: 'networks',
  id: ({ text }) => `systemWarning:${text}`,
  all: () => [],
  item: (_snapshot, { text }) => ({
    label: text,
    icon: { codicon: 'warning', color: 'list.warningForeground' },
    accessibilityLabel: `Warning: ${text}`,
    flags: [],
    collapsible: 'none',
  }),
  tooltip: (_snapshot, { text }) => escapeMarkdown(text),
  children: () => [],
};
