import type { StageGraph } from '../../../../core/protocol.ts';
import { svgElement, svgFile } from '../support/dom.ts';
import { connectHost } from '../support/host.ts';
import { drawGraph } from './draw.ts';
import type { StageGraphIn, StageGraphOut, StageGraphState } from './messages.ts';

/** Smaller, and letters are hard to read. */
const LEAST_SCALE = 0.7;

const host = connectHost<StageGraphState, StageGraphOut, StageGraphIn>();
const page = element('main');
const drawing = document.createElement('div');
drawing.id = 'drawing';
const note = document.createElement('p');
note.id = 'note';
note.setAttribute('role', 'status');
page.append(toolbar(), note, drawing);

host.onMessage(({ graph, name }) => show(graph, name));
host.post({ type: 'ready' });

function toolbar(): HTMLElement {
  const bar = document.createElement('header');
  for (const [kind, text] of [
    ['base', 'FROM'],
    ['copy', 'COPY --from'],
    ['mount', 'RUN --mount'],
  ] as const) {
    const key = document.createElement('span');
    key.className = `key ${kind}`;
    key.textContent = text;
    bar.append(key);
  }
  const save = document.createElement('button');
  save.textContent = 'Export SVG…';
  save.addEventListener('click', () => {
    const svg = drawing.querySelector('svg');
    if (svg === null) return;
    const background = getComputedStyle(document.body).backgroundColor;
    host.post({ type: 'export', svg: svgFile(svg, background) });
  });
  bar.append(save);
  return bar;
}

/** Draws anew; the node that has the focus keeps it. */
function show(graph: StageGraph | null, name: string): void {
  const focused = document.activeElement?.getAttribute('data-id') ?? undefined;
  const isEmpty = graph === null || graph.nodes.length === 0;
  note.textContent = graph === null ? 'The Dockerfile is closed.' : isEmpty ? 'No stage yet.' : '';
  drawing.replaceChildren(...(isEmpty ? [] : [fitted(svgElement(drawGraph(graph, name)))]));
  for (const node of drawing.querySelectorAll<SVGElement>('.node')) {
    const at = graph?.nodes.find(({ id }) => id === node.dataset.id)?.at;
    const jump = () => at && host.post({ type: 'jump', at });
    node.addEventListener('click', jump);
    node.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      jump();
    });
    if (node.dataset.id === focused) node.focus({ preventScroll: true });
  }
}

/** A drawing that is too wide for the page shrinks with it, as long as it can be read. */
function fitted(svg: SVGElement): SVGElement {
  svg.style.minWidth = `${Number(svg.getAttribute('width')) * LEAST_SCALE}px`;
  return svg;
}

function element(selector: string): Element {
  const found = document.querySelector(selector);
  if (found === null) throw new Error(`The page has no ${selector}`);
  return found;
}
