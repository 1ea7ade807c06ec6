/** The rows that are selected, and the one that the keyboard stands on. */
export class RowSelection {
  readonly #list: HTMLElement;
  readonly #extent: () => { readonly first: number; readonly end: number };
  #anchor: number | undefined;
  #cursor: number | undefined;

  constructor(list: HTMLElement, extent: () => { readonly first: number; readonly end: number }) {
    this.#list = list;
    this.#extent = extent;
  }

  get cursor(): number | undefined {
    return this.#cursor;
  }

  /** From the first to behind the last selected row, as far as they are still there. */
  get range(): { readonly from: number; readonly to: number } | undefined {
    if (this.#anchor === undefined || this.#cursor === undefined) return undefined;
    const { first, end } = this.#extent();
    const from = Math.max(first, Math.min(this.#anchor, this.#cursor));
    const to = Math.min(end, Math.max(this.#anchor, this.#cursor) + 1);
    return from < to ? { from, to } : undefined;
  }

  set(row: number): void {
    this.#anchor = row;
    this.#cursor = row;
  }

  extend(row: number): void {
    this.#anchor ??= row;
    this.#cursor = row;
  }

  all(): void {
    const { first, end } = this.#extent();
    this.#anchor = first;
    this.#cursor = Math.max(first, end - 1);
  }

  clear(): void {
    this.#anchor = undefined;
    this.#cursor = undefined;
  }

  /** Shows on the rows that are drawn which are selected. */
  mark(nodes: ReadonlyMap<number, HTMLElement>): void {
    const range = this.range;
    for (const [row, node] of nodes) {
      const isSelected = range !== undefined && row >= range.from && row < range.to;
      node.setAttribute('aria-selected', String(isSelected));
      node.classList.toggle('cursor', row === this.#cursor);
    }
    const active = this.#cursor === undefined ? undefined : nodes.get(this.#cursor)?.id;
    if (active) this.#list.setAttribute('aria-activedescendant', active);
    else this.#list.removeAttribute('aria-activedescendant');
  }
}
