import { html } from '../support/html.ts';
import { plainText } from './ansi.ts';
import type { LogRow } from './messages.ts';

/** Milliseconds between two announcements. */
const PAUSE = 1_000;
/** More lines than this are only counted. */
const MOST = 3;

/** Tells screen readers of new lines, no more than can be listened to. */
export class Announcer {
  readonly element = html('div', { class: 'unseen', role: 'log', 'aria-label': 'New lines' });
  readonly #waiting: LogRow[] = [];

  tell(rows: readonly LogRow[]): void {
    if (this.#waiting.length === 0) window.setTimeout(() => this.#say(), PAUSE);
    this.#waiting.push(...rows);
  }

  #say(): void {
    const rows = this.#waiting.splice(0);
    const texts =
      rows.length > MOST ? [`${rows.length} new lines`] : rows.map(({ text }) => plainText(text));
    this.element.replaceChildren(...texts.map((text) => html('div', {}, text)));
  }
}
