import { html } from '../support/html.ts';
import { type Color, readAnsi, type Style } from './ansi.ts';
import { clockTime } from './clockTime.ts';
import type { LogRow } from './messages.ts';
import { type Piece, piecesOf } from './pieces.ts';

/** How many colours there are to tell containers apart. */
export const SOURCE_COLORS = 8;

export interface RowLooks {
  readonly timestamps: boolean;
  /** The container's name and the number of its colour; left out where there is only one. */
  readonly source?: { readonly name: string; readonly color: number };
}

/** The element of a row. */
export function rowElement(row: LogRow, { timestamps, source }: RowLooks): HTMLElement {
  const element = html('div', {
    class: `row ${row.kind}`,
    id: `row-${row.row}`,
    role: 'option',
    'aria-selected': 'false',
  });
  if (row.kind === 'stderr') element.append(html('span', { class: 'unseen' }, 'stderr: '));
  if (timestamps) {
    element.append(html('span', { class: 'time' }, clockTime(row.seconds, row.nanos)), ' ');
  }
  if (source !== undefined) {
    const attributes = { class: `name color-${source.color}` };
    element.append(html('span', attributes, source.name), ' ');
  }
  const text = html('span', { class: 'text' });
  for (const piece of piecesOf(readAnsi(row.text).spans, row)) text.append(pieceNode(piece));
  if (row.more > 0) {
    const more = `… ${row.more.toLocaleString('en-US')} more characters`;
    text.append(html('span', { class: 'more' }, more));
  }
  element.append(text);
  return element;
}

function pieceNode({ text, style, mark, link }: Piece): Node {
  const isPlain = Object.keys(style).length === 0 && mark === undefined;
  let node: Node = document.createTextNode(text);
  if (!isPlain) {
    const element = html(mark === undefined ? 'span' : 'mark', mark && { class: mark }, text);
    dress(element, style);
    node = element;
  }
  return link === undefined ? node : html('a', { href: link, title: link, tabindex: -1 }, node);
}

function dress(element: HTMLElement, style: Style): void {
  const { foreground, background, inverse } = style;
  const [front, back] = inverse ? [background, foreground] : [foreground, background];
  if (front !== undefined) element.style.color = cssColor(front);
  else if (inverse) element.style.color = 'var(--back)';
  if (back !== undefined) element.style.backgroundColor = cssColor(back);
  else if (inverse) element.style.backgroundColor = 'var(--front)';
  for (const name of ['bold', 'dim', 'italic', 'underline', 'strike', 'hidden'] as const) {
    if (style[name]) element.classList.add(name);
  }
}

const NAMES = ['Black', 'Red', 'Green', 'Yellow', 'Blue', 'Magenta', 'Cyan', 'White'];
/** Of each of three parts, in the cube of 216 colours. */
const STEPS = [0, 95, 135, 175, 215, 255];

/** The sixteen first are the theme's. */
function cssColor(color: Color): string {
  if (typeof color === 'string') return color;
  if (color < 16) {
    return `var(--vscode-terminal-ansi${color < 8 ? '' : 'Bright'}${NAMES[color % 8]})`;
  }
  if (color >= 232) {
    const grey = 8 + (color - 232) * 10;
    return `rgb(${grey} ${grey} ${grey})`;
  }
  const cube = color - 16;
  const parts = [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6];
  return `rgb(${parts.map((part) => STEPS[part] ?? 0).join(' ')})`;
}
