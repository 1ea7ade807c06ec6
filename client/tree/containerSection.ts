import type { Container } from '../engine/containers/types.ts';
import type { AnyNode, LoadContext, NodeItem, NodeKind, ViewOptions } from './node.ts';

/** What a container has several of: a row under it that holds one row for each. */
export interface ContainerSection {
  readonly kind: string;
  readonly label: string;
  /** A codicon's name. */
  readonly icon: string;
  /** Whether the container has any, as far as its row knows. */
  shown(container: Container): boolean;
  /** How many, where its row knows. */
  count?(container: Container): number;
  children?(container: Container, options: ViewOptions): readonly AnyNode[];
  load?(around: LoadContext, id: string): Promise<readonly AnyNode[]>;
  /** Beside the kind's own. */
  flags?(container: Container): readonly string[];
}

/** The node of a section; its target is the container's id. */
export function containerSection(section: ContainerSection): NodeKind<string> {
  const { kind, label, icon, load } = section;
  return {
    kind,
    plural: label,
    source: 'containers',
    id: (target) => `${kind}:${target}`,
    all: () => [],
    item(snapshot, target): NodeItem | undefined {
      const container = snapshot.containers?.get(target);
      if (container === undefined || !section.shown(container)) {
        return undefined;
      }
      const count = section.count?.(container);
      return {
        label,
        ...(count !== undefined && { description: `${count}` }),
        icon: { codicon: icon },
        accessibilityLabel: `${label} of ${container.name}${count === undefined ? '' : `, ${count}`}`,
        flags: section.flags?.(container) ?? [],
        collapsible: 'collapsed',
      };
    },
    children(snapshot, target, options) {
      const container = snapshot.containers?.get(target);
      return (container && section.children?.(container, options)) ?? [];
    },
    ...(load && { load }),
  };
}
