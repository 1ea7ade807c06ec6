import type { NodeKind } from '../node.ts';

/** What could not be loaded under a row. */
export interface Problem {
  /** The id of the row it stands under. */
  readonly under: string;
  readonly message: string;
}

/** Stands where children should be; a click loads them again. */
export const node: NodeKind<Problem> = {
  kind: 'problem',
  plural: 'problems',
  source: 'containers',
  id: ({ under }) => `problem:${under}`,
  all: () => [],
  item: (_snapshot, { message }) => ({
    label: 'Could not be loaded',
    description: message,
    icon: { codicon: 'warning', color: 'list.warningForeground' },
    accessibilityLabel: `Could not be loaded: ${message}. Press Enter to try again`,
    flags: [],
    collapsible: 'none',
    command: 'longshore.view.reload',
  }),
  tooltip: (_snapshot, { message }) => `${message}\n\nClick to try again`,
  children: () => [],
};
