import type { AnyNode } from './node.ts';

/**
 * `node` as a row under the row `parent`, where it is shown a second time: with an id of its own
 * and without children. Commands work on it as on the first one.
 */
export function under(parent: string, { kind, target }: AnyNode): AnyNode {
  const { load: _, ...rest } = kind;
  return {
    target,
    kind: {
      ...rest,
      id: (one) => `${parent}/${kind.id(one)}`,
      item(snapshot, one) {
        const item = kind.item(snapshot, one);
        return item && { ...item, collapsible: 'none' };
      },
      children: () => [],
    },
  };
}
