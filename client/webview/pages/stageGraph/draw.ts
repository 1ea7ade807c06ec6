import type { StageGraph, StageGraphEdge, StageGraphNode } from '../../../../core/protocol.ts';
import { type Shape, shape } from '../support/shape.ts';
import { type Box, layout, type PlacedBox, type Point } from './layout.ts';

/** Longer texts are cut; the whole one is in the tooltip and read aloud. */
const MOST_LETTERS = 28;
/** About the width of a letter of a label and of the smaller text below it. */
const LETTER = 7.4;
const SMALL_LETTER = 6.4;
const PADDING = 14;
/** Between lines that join the same two boxes. */
const BESIDE = 10;

const USES: Readonly<Record<StageGraphEdge['kind'], string>> = {
  base: 'FROM',
  copy: 'COPY --from',
  mount: 'RUN --mount',
};

/**
 * The graph as SVG. Every node can be reached by the keyboard, has `data-id` and says in words what
 * it is, what it is made of and who uses it; `class` says how it looks.
 */
export function drawGraph(graph: StageGraph, name: string): Shape {
  const { boxes, roads, width, height } = layout(graph.nodes.map(boxOf), graph.edges);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const lines = roads.flatMap(({ from, to, points }) => {
    const edges = graph.edges.filter((edge) => edge.from === from && edge.to === to);
    return edges.map((edge, index) =>
      lineShape(edge, points, (index - (edges.length - 1) / 2) * BESIDE, nodes),
    );
  });
  const drawn = boxes.flatMap((box) => {
    const node = nodes.get(box.id);
    return node === undefined ? [] : [nodeShape(node, box, graph, nodes)];
  });
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  const about = { role: 'group', 'aria-label': `Stages of ${name}` };
  return shape(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...size, ...about },
    ...lines,
    ...drawn,
  );
}

function boxOf({ id, label, detail }: StageGraphNode): Box {
  const letters = Math.max(cut(label).length * LETTER, cut(detail ?? '').length * SMALL_LETTER);
  return {
    id,
    width: Math.max(80, Math.ceil(letters) + 2 * PADDING),
    height: detail === undefined ? 32 : 46,
  };
}

function nodeShape(
  node: StageGraphNode,
  { x, y, width, height }: PlacedBox,
  graph: StageGraph,
  nodes: ReadonlyMap<string, StageGraphNode>,
): Shape {
  const { id, kind, label, detail, isTarget, isUsed } = node;
  const middle = x + width / 2;
  const words = describe(node, graph, nodes);
  const classes = ['node', kind, ...(isTarget ? ['target'] : []), ...(isUsed ? [] : ['unused'])];
  const centered = { x: middle, 'text-anchor': 'middle' };
  return shape(
    'g',
    { class: classes.join(' '), 'data-id': id, tabindex: 0, role: 'button', 'aria-label': words },
    shape('title', {}, words),
    shape('rect', { x, y, width, height, rx: kind === 'image' ? height / 2 : 4 }),
    shape(
      'text',
      { class: 'label', ...centered, y: y + (detail === undefined ? 21 : 20) },
      cut(label),
    ),
    ...(detail === undefined
      ? []
      : [shape('text', { class: 'detail', ...centered, y: y + 36 }, cut(detail))]),
  );
}

function describe(
  { id, kind, label, detail, isTarget, isUsed }: StageGraphNode,
  { edges }: StageGraph,
  nodes: ReadonlyMap<string, StageGraphNode>,
): string {
  const name = (other: string) => nodes.get(other)?.label ?? other;
  const use = ({ kind: how, count }: StageGraphEdge) =>
    count === 1 ? USES[how] : `${USES[how]} ${count} times`;
  const sources = edges.filter(({ to }) => to === id);
  const users = edges.filter(({ from }) => from === id);
  const sentences = [
    titleOf({ kind, label }),
    ...(detail === undefined ? [] : [`from ${detail}`]),
    ...(isTarget ? ['built when no target is given'] : []),
    ...(isUsed || kind === 'image' ? [] : ['not needed for the last stage']),
    ...sources.map((edge) => `takes from ${name(edge.from)} by ${use(edge)}`),
    ...users.map((edge) => `used by ${name(edge.to)} by ${use(edge)}`),
  ];
  return sentences.join(', ');
}

/** A stage without a name is called by its number already: `stage 2`. */
function titleOf({ kind, label }: Pick<StageGraphNode, 'kind' | 'label'>): string {
  if (kind === 'image') return `Image ${label}`;
  return /^stage \d+$/.test(label) ? `S${label.slice(1)}` : `Stage ${label}`;
}

function lineShape(
  { from, to, kind, count }: StageGraphEdge,
  points: readonly Point[],
  shift: number,
  nodes: ReadonlyMap<string, StageGraphNode>,
): Shape {
  const [end] = points.slice(-1);
  const moved = points.map(({ x, y }) => ({ x: x + shift, y }));
  const label = `${USES[kind]}${count === 1 ? '' : ` ×${count}`}`;
  const names = [from, to].map((id) => nodes.get(id)?.label ?? id);
  const isUsed = nodes.get(to)?.isUsed ?? true;
  const tip = { x: (end?.x ?? 0) + shift, y: end?.y ?? 0 };
  return shape(
    'g',
    { class: `line ${kind}${isUsed ? '' : ' unused'}`, 'aria-hidden': 'true' },
    shape('title', {}, `${names.join(' → ')}: ${label}`),
    shape('path', { class: 'road', d: curve(moved) }),
    shape('path', {
      class: 'tip',
      d: `M${tip.x - 4},${tip.y - 7} L${tip.x + 4},${tip.y - 7} L${tip.x},${tip.y} Z`,
    }),
  );
}

/** Leaves and reaches every point straight down. */
function curve(points: readonly Point[]): string {
  return points
    .map(({ x, y }, index) => {
      const before = points[index - 1];
      if (before === undefined) return `M${x},${y}`;
      const half = (before.y + y) / 2;
      return `C${before.x},${half} ${x},${half} ${x},${y}`;
    })
    .join(' ');
}

function cut(text: string): string {
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text;
}
