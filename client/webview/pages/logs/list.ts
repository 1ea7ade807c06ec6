import { html } from '../support/html.ts';
import type { LogRow } from './messages.ts';
import { type RowLooks, rowElement } from './rowElement.ts';
import { RowSelection } from './selection.ts';

export interface LogListOptions {
  /** Asks for rows; `top` is the row at the top unless the end is followed. */
  request(from: number, to: number, top: number | undefined): void;
  looks(row: LogRow): RowLooks;
  /** Whether the end is followed changed. */
  onFollow(following: boolean): void;
  /** Rows were drawn that had not been there before, while the end is followed. */
  onNew(rows: readonly LogRow[]): void;
}

/** Rows that are drawn above those that can be seen, so that their heights are known. */
const ABOVE = 20;
/** Rows that are remembered around those that are drawn. */
const KEPT = 500;
/** Pixels; browsers draw nothing that is much higher. */
const HIGHEST = 12_000_000;

/**
 * A list of any number of rows that draws only those that can be seen. Rows may be of different
 * heights: the scroll bar stands for rows, not for pixels, and where the list stands is a row and a
 * part of it.
 */
export class LogList {
  readonly element: HTMLElement;
  readonly selection: RowSelection;
  readonly #options: LogListOptions;
  readonly #view = html('div', { class: 'view' });
  readonly #rows = html('div', { class: 'rows' });
  readonly #space = html('div', { class: 'space' });
  readonly #known = new Map<number, LogRow>();
  readonly #nodes = new Map<number, HTMLElement>();
  #epoch = 0;
  #first = 0;
  #end = 0;
  /** The row at the top of the view and the part of it that is above. */
  #position = 0;
  #following = true;
  #asked: { readonly from: number; readonly to: number } | undefined;
  /** What comes from here on is new. */
  #told = 0;
  #lineHeight = 18;
  #widest = 0;
  /** Where we put the scroll bar: everything else was the user. */
  #scrollTop = 0;

  constructor(options: LogListOptions) {
    this.#options = options;
    const label = 'Lines; arrow keys go through them';
    this.element = html(
      'div',
      {
        id: 'list',
        role: 'listbox',
        tabindex: 0,
        'aria-label': label,
        'aria-multiselectable': 'true',
      },
      this.#view,
      this.#space,
    );
    this.#view.append(this.#rows);
    this.selection = new RowSelection(this.element, () => ({ first: this.#first, end: this.#end }));
    this.element.addEventListener('scroll', () => this.#scrolled());
    this.element.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.element.addEventListener('click', (event) => this.#click(event));
    document.addEventListener('selectionchange', () => {
      // Text that somebody is about to copy must not move away.
      if (this.#following && hasSelectedText()) this.#follow(false);
    });
    new ResizeObserver(() => {
      this.#measure();
      this.draw();
    }).observe(this.element);
  }

  get following(): boolean {
    return this.#following;
  }

  /** How many rows there are. */
  get count(): number {
    return this.#end - this.#first;
  }

  /** The row at the top. */
  get top(): number {
    return Math.floor(this.#position);
  }

  /** Which rows there are. Those of another epoch are others. */
  setExtent(epoch: number, first: number, end: number): void {
    if (epoch !== this.#epoch) {
      this.#epoch = epoch;
      this.#told = end;
      this.selection.clear();
      this.forget();
    }
    this.#first = first;
    this.#end = end;
    this.draw();
  }

  receive(epoch: number, rows: readonly LogRow[]): void {
    if (epoch !== this.#epoch) return;
    this.#asked = undefined;
    for (const row of rows) {
      this.#known.set(row.row, row);
      this.#nodes.get(row.row)?.remove();
      this.#nodes.delete(row.row);
    }
    const fresh = rows.filter(({ row }) => row >= this.#told);
    this.draw();
    if (fresh.length > 0) {
      this.#told = (fresh.at(-1)?.row ?? 0) + 1;
      if (this.#following) this.#options.onNew(fresh);
    }
  }

  /** Draws all rows anew, as when they look otherwise. */
  restyle(): void {
    this.#widest = 0;
    this.#measure();
    for (const node of this.#nodes.values()) node.remove();
    this.#nodes.clear();
    this.draw();
  }

  /** Asks for all rows anew, as when other things in them are marked. */
  forget(): void {
    this.#known.clear();
    this.#asked = undefined;
    this.restyle();
  }

  /** Goes to a row. */
  reveal(row: number, { select = true } = {}): void {
    const seen = this.#nodes.get(row);
    const isSeen = seen !== undefined && this.#isSeen(seen);
    if (!isSeen) {
      const third = this.#fitting() / 3;
      this.#position = Math.max(this.#first, Math.floor(row - third));
      this.#follow(false);
    }
    if (select) this.selection.set(row);
    this.draw();
  }

  /** Goes to a row at the top. */
  restore(row: number): void {
    this.#position = row;
    this.#follow(false);
    this.draw();
  }

  jumpToEnd(): void {
    window.getSelection()?.removeAllRanges();
    this.#follow(true);
    this.draw();
  }

  draw(): void {
    if (this.element.clientHeight === 0) return;
    this.#position = Math.min(
      Math.max(this.#position, this.#first),
      Math.max(this.#first, this.#end - 1),
    );
    const count = this.#fitting();
    const anchor = this.#following ? this.#end - count : this.top;
    const from = Math.max(this.#first, anchor - ABOVE);
    const to = Math.min(this.#end, anchor + count + 1);
    this.#request(from, to);
    this.#place(from, to);
    const height = this.#rows.offsetHeight;
    const view = this.element.clientHeight;
    const offset = this.#following ? Math.min(0, view - height) : -this.#above(from);
    if (!this.#following && to === this.#end && offset + height <= view) {
      // The last row is whole: from here on, what comes is shown.
      this.#follow(true);
      this.draw();
      return;
    }
    this.#widen();
    this.#rows.style.transform = `translate(${-this.element.scrollLeft}px, ${offset}px)`;
    if (this.#following) this.#position = this.#topOf(from, -offset);
    this.#placeBar();
    this.selection.mark(this.#nodes);
  }

  /** How many rows fit at most. */
  #fitting(): number {
    return Math.ceil(this.element.clientHeight / this.#lineHeight) + 1;
  }

  #measure(): void {
    const probe = html('div', { class: 'row' }, 'x');
    this.#rows.append(probe);
    this.#lineHeight = probe.getBoundingClientRect().height || this.#lineHeight;
    probe.remove();
  }

  #request(from: number, to: number): void {
    let start = from;
    let end = to;
    while (start < end && this.#known.has(start)) start++;
    while (end > start && this.#known.has(end - 1)) end--;
    if (start === end || this.#asked !== undefined) return;
    this.#asked = { from: start, to: end };
    this.#options.request(start, end, this.#following ? undefined : this.top);
    for (const row of this.#known.keys()) {
      if (row < from - KEPT || row >= to + KEPT) this.#known.delete(row);
    }
  }

  /** Has exactly these rows in the document; nodes that stay are not touched. */
  #place(from: number, to: number): void {
    for (const [row, node] of this.#nodes) {
      if (row < from || row >= to) {
        node.remove();
        this.#nodes.delete(row);
      }
    }
    let next = this.#rows.firstChild;
    for (let row = from; row < to; row++) {
      const node = this.#nodeOf(row);
      if (node === next) next = node.nextSibling;
      else this.#rows.insertBefore(node, next);
    }
  }

  #nodeOf(row: number): HTMLElement {
    const held = this.#nodes.get(row);
    const data = this.#known.get(row);
    if (held !== undefined && (data === undefined || !held.classList.contains('coming'))) {
      return held;
    }
    held?.remove();
    const node =
      data === undefined
        ? html('div', { class: 'row coming' }, '\u00a0')
        : rowElement(data, this.#options.looks(data));
    node.dataset.row = String(row);
    this.#nodes.set(row, node);
    return node;
  }

  /** Pixels from the top of row `from` to where the view begins. */
  #above(from: number): number {
    let pixels = 0;
    for (let row = from; row < this.top; row++) pixels += this.#heightOf(row);
    return pixels + (this.#position - this.top) * this.#heightOf(this.top);
  }

  /** The row, and part of it, that is so many pixels below the top of row `from`. */
  #topOf(from: number, pixels: number): number {
    let rest = pixels;
    for (let row = from; row < this.#end; row++) {
      const height = this.#heightOf(row);
      if (rest < height) return row + rest / height;
      rest -= height;
    }
    return this.#end;
  }

  #heightOf(row: number): number {
    return this.#nodes.get(row)?.getBoundingClientRect().height || this.#lineHeight;
  }

  #isSeen(node: HTMLElement): boolean {
    const { top, bottom } = node.getBoundingClientRect();
    const view = this.element.getBoundingClientRect();
    return top >= view.top && bottom <= view.bottom;
  }

  /** Lets the scroll bar at the bottom reach as far as the widest row so far. */
  #widen(): void {
    const isWrapped = this.element.classList.contains('wrap');
    this.#widest = isWrapped ? 0 : Math.max(this.#widest, this.#rows.scrollWidth);
    this.#space.style.width = `${this.#widest}px`;
  }

  #placeBar(): void {
    const height = this.count * this.#pixels();
    this.#space.style.height = `${Math.max(0, height - this.element.clientHeight)}px`;
    const bottom = this.element.scrollHeight - this.element.clientHeight;
    const wanted = this.#following ? bottom : (this.#position - this.#first) * this.#pixels();
    this.#scrollTop = Math.min(bottom, wanted);
    if (Math.abs(this.element.scrollTop - this.#scrollTop) >= 1) {
      this.element.scrollTop = this.#scrollTop;
    }
  }

  /** Of the scroll bar's way, for each row. */
  #pixels(): number {
    return Math.min(this.#lineHeight, HIGHEST / Math.max(1, this.count));
  }

  #scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    if (Math.abs(scrollTop - this.#scrollTop) > 1) {
      this.#scrollTop = scrollTop;
      this.#position = this.#first + scrollTop / this.#pixels();
      this.#follow(scrollTop >= scrollHeight - clientHeight - 1);
    }
    this.draw();
  }

  #wheel(event: WheelEvent): void {
    const isNative = !this.element.classList.contains('wrap') || event.ctrlKey || event.shiftKey;
    if (isNative || event.deltaY === 0) return;
    event.preventDefault();
    const unit = [1, this.#lineHeight, this.element.clientHeight][event.deltaMode] ?? 1;
    this.#moveBy(event.deltaY * unit);
  }

  /** Moves by pixels of what is drawn. */
  #moveBy(pixels: number): void {
    if (this.#following && pixels >= 0) return;
    let row = this.top;
    let within = (this.#position - row) * this.#heightOf(row) + pixels;
    while (within < 0 && row > this.#first) {
      row--;
      within += this.#heightOf(row);
    }
    while (within >= this.#heightOf(row) && row < this.#end - 1) {
      within -= this.#heightOf(row);
      row++;
    }
    this.#position = row + Math.max(0, within) / this.#heightOf(row);
    this.#follow(false);
    this.draw();
  }

  #follow(following: boolean): void {
    if (this.#following !== following) {
      this.#following = following;
      this.#options.onFollow(following);
    }
  }

  #key(event: KeyboardEvent): void {
    const page = this.element.clientHeight - this.#lineHeight;
    const { key, ctrlKey, metaKey, altKey } = event;
    if (altKey) return;
    const isCommand = ctrlKey || metaKey;
    if (key === 'PageUp') this.#moveBy(-page);
    else if (key === 'PageDown') this.#moveBy(page);
    else if (key === 'Home') this.restore(this.#first);
    else if (key === 'End') this.jumpToEnd();
    else if (key === 'ArrowUp' || key === 'ArrowDown') this.#step(event);
    else if (key === 'Escape') this.selection.clear();
    else if (key === 'a' && isCommand) this.selection.all();
    else return;
    event.preventDefault();
    this.draw();
  }

  /** Goes to the row above or below; with Shift, the selection grows to it. */
  #step({ key, shiftKey }: KeyboardEvent): void {
    const last = Math.min(this.#end, this.top + this.#fitting() - 1) - 1;
    const start = this.#following ? last + 1 : this.top - 1;
    const from = this.selection.cursor ?? start;
    const row = Math.min(Math.max(from + (key === 'ArrowUp' ? -1 : 1), this.#first), this.#end - 1);
    if (row < this.#first) return;
    if (shiftKey) this.selection.extend(row);
    else this.selection.set(row);
    this.#uncover(row);
  }

  /** Scrolls just as far as needed for a row to be seen. */
  #uncover(row: number): void {
    const node = this.#nodes.get(row);
    if (node === undefined) {
      this.reveal(row, { select: false });
      return;
    }
    const view = this.element.getBoundingClientRect();
    const { top, bottom } = node.getBoundingClientRect();
    if (top < view.top) this.#moveBy(top - view.top);
    else if (bottom > view.top + this.element.clientHeight) {
      this.#moveBy(bottom - view.top - this.element.clientHeight);
    } else if (row < this.#end - 1) this.#follow(false);
  }

  #click({ target, shiftKey }: MouseEvent): void {
    const node = target instanceof Element ? target.closest<HTMLElement>('.row') : null;
    if (node === null || hasSelectedText()) return;
    const row = Number(node.dataset.row);
    if (shiftKey) this.selection.extend(row);
    else this.selection.set(row);
    this.draw();
  }
}

export function hasSelectedText(): boolean {
  return window.getSelection()?.isCollapsed === false;
}
