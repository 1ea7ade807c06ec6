import { html } from '../support/html.ts';
import type { LineQuery } from './messages.ts';
import { toggle } from './toggle.ts';

/** Milliseconds after the last key until the query is used. */
const PAUSE = 150;

/** A box for a text or a regular expression. */
export class QueryBox {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly #matchCase: HTMLButtonElement;
  readonly #isRegex: HTMLButtonElement;
  #timer: number | undefined;

  constructor(name: string, onChange: (query: LineQuery) => void) {
    const change = () => {
      window.clearTimeout(this.#timer);
      onChange(this.query);
    };
    this.input = html('input', {
      type: 'text',
      placeholder: name,
      'aria-label': name,
      spellcheck: 'false',
    });
    this.#matchCase = toggle('Aa', 'Match case', change);
    this.#isRegex = toggle('.*', 'Regular expression', change);
    this.element = html('span', { class: 'query' }, this.input, this.#matchCase, this.#isRegex);
    this.input.addEventListener('input', () => {
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(change, PAUSE);
    });
  }

  get query(): LineQuery {
    return {
      text: this.input.value,
      matchCase: this.#matchCase.ariaPressed === 'true',
      isRegex: this.#isRegex.ariaPressed === 'true',
    };
  }

  /** Shows a query that was set elsewhere; what is being typed stays. */
  show({ text, matchCase, isRegex }: LineQuery): void {
    if (document.activeElement !== this.input) this.input.value = text;
    this.#matchCase.ariaPressed = String(matchCase);
    this.#isRegex.ariaPressed = String(isRegex);
  }

  showProblem(problem: string): void {
    this.input.setAttribute('aria-invalid', String(problem !== ''));
    this.input.title = problem;
  }
}
