/** What is laid out: names of nodes, and which comes before which. */
export interface Lines {
  readonly nodes: readonly string[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

/**
 * Rows of nodes such that every edge leads down. A node without anything above it stands right
 * above the first that needs it. An edge that would close a circle is passed over.
 */
export function layersOf({ nodes, edges }: Lines): ReadonlyMap<string, number> {
  const below = neighbours(edges, 'from', 'to');
  const waiting = new Map(nodes.map((node) => [node, 0]));
  for (const { to } of edges) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  const roots = nodes.filter((node) => waiting.get(node) === 0);
  const layers = new Map(roots.map((node) => [node, 0]));
  const open = [...roots];
  for (const node of open) {
    const next = (layers.get(node) ?? 0) + 1;
    for (const other of below.get(node) ?? []) {
      layers.set(other, Math.max(layers.get(other) ?? 0, next));
      const left = (waiting.get(other) ?? 0) - 1;
      waiting.set(other, left);
      if (left === 0) open.push(other);
    }
  }
  for (const node of nodes) if (!layers.has(node)) layers.set(node, 0);
  for (const node of roots) {
    const first = Math.min(...(below.get(node) ?? []).map((other) => layers.get(other) ?? 1));
    if (Number.isFinite(first)) layers.set(node, Math.max(0, first - 1));
  }
  return layers;
}

/** The other ends of the edges of each node, in the order of the edges, each once. */
export function neighbours(
  edges: Lines['edges'],
  here: 'from' | 'to',
  there: 'from' | 'to',
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const edge of edges) {
    const known = found.get(edge[here]);
    if (known === undefined) found.set(edge[here], new Set([edge[there]]));
    else known.add(edge[there]);
  }
  return new Map([...found].map(([node, others]) => [node, [...others]]));
}

/**
 * The nodes of each row from left to right, so that few edges cross: each moves towards the middle
 * of those it is tied to, in a few sweeps down and up. The same input gives the same order.
 */
export function orderRows(
  rows: readonly (readonly string[])[],
  edges: Lines['edges'],
): readonly (readonly string[])[] {
  const above = neighbours(edges, 'to', 'from');
  const below = neighbours(edges, 'from', 'to');
  const places = new Map<string, number>();
  const note = (row: readonly string[]) => {
    for (const [place, node] of row.entries()) places.set(node, place);
  };
  const ordered = [...rows];
  ordered.forEach(note);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const isDown = sweep % 2 === 0;
    const ties = isDown ? above : below;
    for (let step = 0; step < ordered.length; step++) {
      const index = isDown ? step : ordered.length - 1 - step;
      const row = ordered[index] ?? [];
      const wish = new Map(row.map((node) => [node, middle(node, ties, places)]));
      ordered[index] = row.toSorted((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0));
      note(ordered[index]);
    }
  }
  return ordered;
}

const SWEEPS = 6;

/** The mean place of the neighbours; its own without any. */
function middle(
  node: string,
  ties: ReadonlyMap<string, readonly string[]>,
  places: ReadonlyMap<string, number>,
): number {
  const others = ties.get(node) ?? [];
  if (others.length === 0) return places.get(node) ?? 0;
  return others.reduce((sum, other) => sum + (places.get(other) ?? 0), 0) / others.length;
}
