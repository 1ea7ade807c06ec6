import assert from 'node:assert/strict';
import {
  type Layout,
  layout,
  type PlacedBox,
} from '../../../client/webview/pages/stageGraph/layout.ts';

/** `a>b c>b`: edges; the boxes are those they name, in that order, and those behind `;`. */
function place(text: string): Layout {
  const [pairs = '', others = ''] = text.split(';');
  const edges = pairs
    .trim()
    .split(' ')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [from = '', to = ''] = pair.split('>');
      return { from, to };
    });
  const names = [...edges.flatMap(({ from, to }) => [from, to]), ...others.trim().split(' ')];
  const ids = [...new Set(names.filter((name) => name !== ''))];
  return layout(
    ids.map((id) => ({ id, width: 40 + 10 * id.length, height: 30 })),
    edges,
  );
}

/** The rows from top to bottom. */
function rows({ boxes }: Layout): string {
  const tops = [...new Set(boxes.map(({ y }) => y))].sort((a, b) => a - b);
  const rowAt = (top: number) => boxes.filter(({ y }) => y === top).map(({ id }) => id);
  return tops.map((top) => rowAt(top).join(' ')).join(' / ');
}

function overlaps(one: PlacedBox, other: PlacedBox): boolean {
  return (
    one !== other &&
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

describe('the layout of the stage graph', () => {
  it('puts what is built below what it is built from', () => {
    assert.equal(
      rows(place('image>base base>build build>final base>final')),
      'image / base / build / final',
    );
  });

  it('puts an image right above the first stage that needs it', () => {
    assert.equal(rows(place('a>b b>c c>d late>d')), 'a / b / c late / d');
  });

  it('orders rows so that edges do not cross where they need not', () => {
    assert.equal(rows(place('a>y b>x a>y; x y')), 'a b / y x');
  });

  it('leads long edges around the boxes between', () => {
    const { roads, boxes } = place('a>b b>c a>c');
    const long = roads.find(({ from, to }) => from === 'a' && to === 'c');
    const between = boxes.find(({ id }) => id === 'b');
    assert.equal(long?.points.length, 3);
    const x = long?.points[1]?.x ?? 0;
    assert.ok(between && (x < between.x || between.x + between.width < x));
  });

  it('never lets boxes overlap or leave the drawing, and every edge leads down', () => {
    // A ladder: each stage is built on the one before and copies from all others above it.
    const names = Array.from({ length: 12 }, (_, k) => `s${k}`);
    const pairs = names.flatMap((to, k) => names.slice(0, k).map((from) => `${from}>${to}`));
    for (const text of [pairs.join(' '), 'a>b a>c a>d b>e c>e d>e; lonely', '; one', '']) {
      const { boxes, roads, width, height } = place(text);
      for (const box of boxes) {
        assert.ok(!boxes.some((other) => overlaps(box, other)), `${text}: ${box.id}`);
        assert.ok(
          box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height,
        );
      }
      for (const { points } of roads) {
        assert.ok(
          points.every(({ y }, k) => k === 0 || y > (points[k - 1]?.y ?? 0)),
          text,
        );
      }
    }
  });

  it('is the same for the same input', () => {
    const text = 'a>b b>c a>d d>c e>c f>d';
    assert.deepEqual(place(text), place(text));
  });

  it('ends for a circle, and for edges to nowhere', () => {
    assert.equal(place('a>b b>a').boxes.length, 2);
    const { roads } = layout([{ id: 'a', width: 10, height: 10 }], [{ from: 'a', to: 'gone' }]);
    assert.deepEqual(roads, []);
  });
});
