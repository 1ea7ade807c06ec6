import { html } from '../support/html.ts';
import type { LineQuery } from './messages.ts';
import { QueryBox } from './queryBox.ts';

export interface FindBoxOptions {
  onChange(query: LineQuery): void;
  onStep(forward: boolean): void;
  onClose(): void;
}

/** The box over the lines that finds text in them. */
export class FindBox {
  readonly element: HTMLElement;
  readonly #box: QueryBox;
  readonly #count = html('span', { class: 'count', role: 'status' });
  #index = 0;
  #found: number | undefined;
  #looking = false;

  constructor({ onChange, onStep, onClose }: FindBoxOptions) {
    this.#box = new QueryBox('Find', (query) => {
      this.#index = 0;
      onChange(query);
    });
    const button = (label: string, title: string, act: () => void) => {
      const one = html('button', { type: 'button', title, 'aria-label': title }, label);
      one.addEventListener('click', act);
      return one;
    };
    this.element = html(
      'div',
      { id: 'find', role: 'search', 'aria-label': 'Find in the lines', hidden: true },
      this.#box.element,
      this.#count,
      button('↑', 'Previous match (Shift+Enter)', () => onStep(false)),
      button('↓', 'Next match (Enter)', () => onStep(true)),
      button('✕', 'Close (Escape)', onClose),
    );
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') onClose();
      else if (event.key === 'Enter' && event.target === this.#box.input) onStep(!event.shiftKey);
      else return;
      event.preventDefault();
    });
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  open(): void {
    this.element.hidden = false;
    this.#box.input.focus();
    this.#box.input.select();
  }

  close(): void {
    this.element.hidden = true;
  }

  get query(): LineQuery {
    return this.#box.query;
  }

  show(query: LineQuery, problem: string): void {
    this.#box.show(query);
    this.#box.showProblem(problem);
  }

  /** Which of those found the list stands on. */
  showIndex(index: number): void {
    this.#index = index;
    this.#write();
  }

  showCount(found: number | undefined, looking: boolean): void {
    this.#found = found;
    this.#looking = looking;
    this.#write();
  }

  #write(): void {
    const all = this.#found?.toLocaleString('en-US') ?? '';
    const where = this.#index > 0 ? `${this.#index.toLocaleString('en-US')} of ${all}` : all;
    const none = this.#looking ? 'searching' : 'no results';
    const text = this.#found === 0 ? none : `${where}${this.#looking ? '…' : ''}`;
    this.#count.textContent = this.#found === undefined ? '' : text;
  }
}
