import { type Lines, layersOf, neighbours, orderRows } from './layers.ts';

export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface PlacedBox extends Box {
  /** Of the left upper corner. */
  readonly x: number;
  readonly y: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Road {
  readonly from: string;
  readonly to: string;
  /** From the lower side of one box to the upper side of the other, around those between. */
  readonly points: readonly Point[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Row by row, from left to right. */
  readonly boxes: readonly PlacedBox[];
  /** One for each pair of boxes that some edge joins. */
  readonly roads: readonly Road[];
}

const MARGIN = 16;
const GAP_ACROSS = 24;
const GAP_DOWN = 48;
/** What an edge needs that passes through a row. */
const LANE = 16;
/** Beyond, edges go straight: nobody could follow them anyway. */
const MOST_BENDS = 5_000;

/** Places boxes in rows so that every edge leads down. Pure: the same input gives the same layout. */
export function layout(boxes: readonly Box[], edges: Lines['edges']): Layout {
  const sizes = new Map(boxes.map((box) => [box.id, box]));
  const pairs = uniquePairs(edges.filter(({ from, to }) => sizes.has(from) && sizes.has(to)));
  const layers = layersOf({ nodes: boxes.map(({ id }) => id), edges: pairs });
  const { rows, ways, links } = addBends(boxes, pairs, layers);
  const ordered = orderRows(rows, links);
  const widthOf = (node: string) => sizes.get(node)?.width ?? LANE;
  const centers = placeAcross(ordered, links, widthOf);
  const heights = ordered.map((row) =>
    row.reduce((most, node) => Math.max(most, sizes.get(node)?.height ?? 0), 0),
  );
  const tops = heights.map((_, row) =>
    heights.slice(0, row).reduce((sum, height) => sum + height + GAP_DOWN, MARGIN),
  );
  const placed = ordered.flatMap((row, index) =>
    row.flatMap((node): PlacedBox[] => {
      const box = sizes.get(node);
      if (box === undefined) return [];
      const free = (heights[index] ?? box.height) - box.height;
      const x = (centers.get(node) ?? 0) - box.width / 2;
      return [{ ...box, x, y: (tops[index] ?? 0) + free / 2 }];
    }),
  );
  const at = new Map(placed.map((box) => [box.id, box]));
  const roads = ways.map(({ from, to, bends }): Road => {
    const [start, end] = [at.get(from), at.get(to)];
    const points = bends.map(({ node, row }) => ({
      x: centers.get(node) ?? 0,
      y: (tops[row] ?? 0) + (heights[row] ?? 0) / 2,
    }));
    return { from, to, points: [...bottom(start), ...points, ...top(end)] };
  });
  return {
    width: placed.reduce((most, { x, width }) => Math.max(most, x + width), 0) + MARGIN,
    height: placed.reduce((most, { y, height }) => Math.max(most, y + height), 0) + MARGIN,
    boxes: placed,
    roads,
  };
}

function bottom(box: PlacedBox | undefined): Point[] {
  return box === undefined ? [] : [{ x: box.x + box.width / 2, y: box.y + box.height }];
}

function top(box: PlacedBox | undefined): Point[] {
  return box === undefined ? [] : [{ x: box.x + box.width / 2, y: box.y }];
}

function uniquePairs(edges: Lines['edges']): Lines['edges'] {
  const pairs = new Map(edges.map(({ from, to }) => [`${from}\0${to}`, { from, to }]));
  return [...pairs.values()];
}

interface Way {
  readonly from: string;
  readonly to: string;
  readonly bends: readonly { readonly node: string; readonly row: number }[];
}

/** The rows with a place for each edge that passes through, and the links from row to row. */
function addBends(
  boxes: readonly Box[],
  pairs: Lines['edges'],
  layers: ReadonlyMap<string, number>,
): { rows: string[][]; ways: readonly Way[]; links: Lines['edges'] } {
  const rows: string[][] = [];
  const add = (row: number, node: string) => {
    while (rows.length <= row) rows.push([]);
    rows[row]?.push(node);
  };
  for (const { id } of boxes) add(layers.get(id) ?? 0, id);
  let left = MOST_BENDS;
  const links: { from: string; to: string }[] = [];
  const ways = pairs.map(({ from, to }, index): Way => {
    const [first, last] = [layers.get(from) ?? 0, layers.get(to) ?? 0];
    const bends: { node: string; row: number }[] = [];
    left -= Math.max(0, last - first - 1);
    for (let row = first + 1; row < last && left >= 0; row++) {
      const node = `\0${index}.${row}`;
      bends.push({ node, row });
      add(row, node);
    }
    const chain = [from, ...bends.map(({ node }) => node), to];
    for (let k = 1; k < chain.length; k++) {
      links.push({ from: chain[k - 1] ?? from, to: chain[k] ?? to });
    }
    return { from, to, bends };
  });
  return { rows, ways, links };
}

const PASSES = 8;

/**
 * The middle of each node, in the order of its row: as near to those it is linked to as its
 * neighbours let it.
 */
function placeAcross(
  rows: readonly (readonly string[])[],
  links: Lines['edges'],
  widthOf: (node: string) => number,
): ReadonlyMap<string, number> {
  const ties = [neighbours(links, 'to', 'from'), neighbours(links, 'from', 'to')];
  const centers = new Map<string, number>();
  const settle = (row: readonly string[], wishes: readonly number[]) => {
    for (const [index, center] of apart(row.map(widthOf), wishes).entries()) {
      centers.set(row[index] ?? '', center);
    }
  };
  for (const row of rows)
    settle(
      row,
      row.map(() => 0),
    );
  for (let pass = 0; pass < PASSES; pass++) {
    const linked = ties[pass % 2];
    const order = pass % 2 === 0 ? rows : rows.toReversed();
    for (const row of order) {
      const wishes = row.map((node) => {
        const others = linked?.get(node) ?? [];
        if (others.length === 0) return centers.get(node) ?? 0;
        return others.reduce((sum, other) => sum + (centers.get(other) ?? 0), 0) / others.length;
      });
      settle(row, wishes);
    }
  }
  const least = rows
    .flat()
    .reduce(
      (found, node) => Math.min(found, (centers.get(node) ?? 0) - widthOf(node) / 2),
      Number.POSITIVE_INFINITY,
    );
  for (const [node, center] of centers) centers.set(node, center - least + MARGIN);
  return centers;
}

/** Numbers near `wishes` such that nothing overlaps: the mean of pushing right and pushing left. */
function apart(widths: readonly number[], wishes: readonly number[]): readonly number[] {
  const space = (index: number) =>
    ((widths[index - 1] ?? 0) + (widths[index] ?? 0)) / 2 + GAP_ACROSS;
  const right = [...wishes];
  for (let k = 1; k < right.length; k++) {
    right[k] = Math.max(right[k] ?? 0, (right[k - 1] ?? 0) + space(k));
  }
  const left = [...wishes];
  for (let k = left.length - 2; k >= 0; k--) {
    left[k] = Math.min(left[k] ?? 0, (left[k + 1] ?? 0) - space(k + 1));
  }
  return right.map((value, k) => (value + (left[k] ?? value)) / 2);
}
