import type { Snapshot } from '../engine/store.ts';
import { idOf } from '../tree/elements.ts';
import type { AnyNode } from '../tree/node.ts';

/**
 * The rows of the kind `wanted` among `nodes`, each once, with those that the others stand for:
 * the containers of a selected group. Rows that stand for nothing stay as they are.
 */
export function membersFor(
  wanted: string,
  nodes: readonly AnyNode[],
  snapshotOf: (node: AnyNode) => Snapshot,
): readonly AnyNode[] {
  const rows = nodes.flatMap((node) => {
    const { kind, target, engine } = node;
    if (kind.kind === wanted || kind.members === undefined) {
      return [node];
    }
    const members = kind.members(snapshotOf(node), target);
    return engine === undefined ? members : members.map((member) => ({ ...member, engine }));
  });
  return [...new Map(rows.map((row) => [idOf(row), row])).values()];
}
