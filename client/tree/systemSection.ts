import type { CommandId } from '../commands/ids.generated.ts';
import type { AnyNode, LoadContext, NodeKind } from './node.ts';

/** A row of the system view: it stands once for each Engine. */
interface SystemSection {
  readonly kind: string;
  readonly label: string;
  readonly description?: string;
  /** A codicon's name. */
  readonly icon: string;
  readonly command?: CommandId;
  load?(around: LoadContext): Promise<readonly AnyNode[]>;
}

/** What a section's row stands for: nothing but itself. */
export const SECTION = {};

/** The node of a section. */
export function systemSection(section: SystemSection): NodeKind<object> {
  const { kind, label, description, icon, command, load } = section;
  return {
    kind,
    singular: label,
    plural: label,
    source: 'networks',
    id: () => kind,
    all: ({ state }) => (state.kind === 'connected' ? [SECTION] : []),
    item: () => ({
      label,
      ...(description !== undefined && { description }),
      icon: { codicon: icon },
      accessibilityLabel: [label, description].filter(Boolean).join(', '),
      flags: [],
      collapsible: load === undefined ? 'none' : 'collapsed',
      ...(command && { command }),
    }),
    children: () => [],
    ...(load && { load }),
  };
}
