import type { Snapshot } from '../engine/store.ts';
import { compareText } from './containerRows.ts';
import type { AnyNode, AnyNodeKind, NodeKind } from './node.ts';

/** Rows that have something in common, such as their Compose project. */
export interface RowGroup {
  /** What the view is grouped by. */
  readonly groupBy: string;
  readonly name: string;
  /** In the order of the rows. */
  readonly rows: readonly AnyNode[];
}

/** What a view's groups are: `volumeGroup`, of what kind its rows are, and their icons by grouping. */
interface Groups {
  readonly kind: string;
  readonly plural: string;
  readonly rows: AnyNodeKind;
  readonly icons: Readonly<Record<string, string>>;
}

/** The node of a view's groups. */
export function rowGroup({ kind, plural, rows: rowKind, icons }: Groups): NodeKind<RowGroup> {
  const present = (snapshot: Snapshot, { rows }: RowGroup) =>
    rows.filter((row) => row.kind.item(snapshot, row.target) !== undefined);
  return {
    kind,
    plural,
    source: rowKind.source,
    id: ({ groupBy, name }) => `${kind}:${groupBy}:${name}`,
    all: () => [],
    item(snapshot, group) {
      const count = present(snapshot, group).length;
      return {
        label: group.name,
        description: `${count}`,
        icon: { codicon: icons[group.groupBy] ?? 'folder' },
        accessibilityLabel: `${group.name}, ${count} ${rowKind.plural}`,
        flags: [],
        collapsible: 'expanded',
      };
    },
    children: present,
    members: present,
  };
}

/** `rows` in their order, with a group in place of those for which `groupOf` has a name. */
export function inGroups(
  rows: readonly AnyNode[],
  kind: NodeKind<RowGroup>,
  how: {
    readonly groupBy: string;
    /** Of the row's target. */
    // biome-ignore lint/suspicious/noExplicitAny: as in `AnyNode`
    readonly groupOf: (target: any) => string | undefined;
  },
): readonly AnyNode[] {
  const groups = new Map<string, AnyNode[]>();
  const alone: AnyNode[] = [];
  for (const row of rows) {
    const name = how.groupOf(row.target);
    const group = name === undefined ? alone : (groups.get(name) ?? []);
    group.push(row);
    if (name !== undefined) {
      groups.set(name, group);
    }
  }
  const grouped = [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, members]) => ({
      kind,
      target: { groupBy: how.groupBy, name, rows: members },
    }));
  return [...grouped, ...alone];
}
