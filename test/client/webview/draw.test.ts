import assert from 'node:assert/strict';
import { drawGraph } from '../../../client/webview/pages/stageGraph/draw.ts';
import type { Shape } from '../../../client/webview/pages/support/shape.ts';
import type { StageGraph, StageGraphNode } from '../../../core/protocol.ts';

const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } };

function stage(label: string, extra: Partial<StageGraphNode> = {}): StageGraphNode {
  const node = { kind: 'stage', detail: undefined, isTarget: false, isUsed: true, at } as const;
  return { ...node, id: `stage:${label}`, label, ...extra };
}

const GRAPH: StageGraph = {
  nodes: [
    stage('build', { detail: 'golang:1' }),
    stage('spare', { isUsed: false }),
    stage('stage 2', { isTarget: true }),
    { ...stage('golang:1'), id: 'image:golang:1', kind: 'image' },
  ],
  edges: [
    { from: 'image:golang:1', to: 'stage:build', kind: 'base', count: 1, at },
    { from: 'stage:build', to: 'stage:stage 2', kind: 'copy', count: 2, at },
    { from: 'stage:build', to: 'stage:stage 2', kind: 'mount', count: 1, at },
  ],
};

function all(shape: Shape, tag: string): readonly Shape[] {
  const children = shape.children.filter((child) => typeof child !== 'string');
  return [...(shape.tag === tag ? [shape] : []), ...children.flatMap((child) => all(child, tag))];
}

function textOf({ children }: Shape): string {
  return children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

describe('the drawing of the stage graph', () => {
  const svg = drawGraph(GRAPH, 'Dockerfile');
  const nodes = all(svg, 'g').filter(({ attributes }) => attributes['data-id'] !== undefined);

  it('says of each node what it is, what it takes and who uses it', () => {
    assert.equal(svg.attributes['aria-label'], 'Stages of Dockerfile');
    assert.deepEqual(nodes.map(({ attributes }) => attributes['aria-label']).sort(), [
      'Image golang:1, used by build by FROM',
      'Stage 2, built when no target is given, takes from build by COPY --from 2 times, takes from build by RUN --mount',
      'Stage build, from golang:1, takes from golang:1 by FROM, used by stage 2 by COPY --from 2 times, used by stage 2 by RUN --mount',
      'Stage spare, not needed for the last stage',
    ]);
  });

  it('lets every node be reached by the keyboard', () => {
    for (const { attributes } of nodes) {
      assert.equal(attributes.tabindex, 0);
      assert.equal(attributes.role, 'button');
    }
  });

  it('tells kinds of nodes and edges apart by class', () => {
    const classes = all(svg, 'g').map(({ attributes }) => attributes.class);
    assert.deepEqual(classes.sort(), [
      'line base',
      'line copy',
      'line mount',
      'node image',
      'node stage',
      'node stage target',
      'node stage unused',
    ]);
  });

  it('draws edges between the same two nodes beside each other, with their number', () => {
    const lines = all(svg, 'g').filter(({ attributes }) =>
      /copy|mount/.test(`${attributes.class}`),
    );
    const roads = lines.map((line) => all(line, 'path')[0]?.attributes.d);
    assert.equal(new Set(roads).size, 2);
    assert.deepEqual(
      lines.map((line) => textOf(line)),
      ['build → stage 2: COPY --from ×2', 'build → stage 2: RUN --mount'],
    );
  });

  it('cuts long names, and keeps them whole in the tooltip', () => {
    const label = 'x'.repeat(60);
    const long = drawGraph({ nodes: [stage(label)], edges: [] }, 'Dockerfile');
    const [title] = all(long, 'title');
    const [text] = all(long, 'text');
    assert.equal(title && textOf(title), `Stage ${label}`);
    assert.equal(text && textOf(text), `${'x'.repeat(27)}…`);
  });
});
