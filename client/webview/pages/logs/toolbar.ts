import { html } from '../support/html.ts';
import type { LineFilter, LineLooks, LogRangeId, LogsIn, LogsOut } from './messages.ts';
import { QueryBox } from './queryBox.ts';
import { toggle } from './toggle.ts';

type View = LogsOut & { readonly type: 'view' };

export interface ToolbarOptions {
  post(message: LogsIn): void;
  onLooks(looks: LineLooks): void;
}

/** What stands above the lines: which are shown, how, and what can be done with them. */
export class Toolbar {
  readonly element: HTMLElement;
  readonly #post: (message: LogsIn) => void;
  readonly #filterBox: QueryBox;
  readonly #range = html('select', { 'aria-label': 'What is read of the past' });
  readonly #stdout: HTMLButtonElement;
  readonly #stderr: HTMLButtonElement;
  readonly #timestamps: HTMLButtonElement;
  readonly #wrap: HTMLButtonElement;
  readonly #pause: HTMLButtonElement;
  readonly #count = html('span', { class: 'count', role: 'status' });
  #hidden: readonly string[] = [];

  constructor({ post, onLooks }: ToolbarOptions) {
    this.#post = post;
    const filter = () => this.#tellFilter();
    const looks = () => {
      const now = { timestamps: isOn(this.#timestamps), wrap: isOn(this.#wrap) };
      post({ type: 'looks', looks: now });
      onLooks(now);
    };
    this.#filterBox = new QueryBox('Filter', filter);
    this.#stdout = toggle('stdout', 'Show what is written to stdout', filter);
    this.#stderr = toggle('stderr', 'Show what is written to stderr', filter);
    this.#timestamps = toggle('Times', 'Show when each line was written', looks);
    this.#wrap = toggle('Wrap', 'Wrap long lines', looks);
    this.#pause = toggle('Pause', 'Read no more until this is pressed again', (paused) =>
      post({ type: 'pause', paused }),
    );
    this.#range.addEventListener('change', () =>
      post({ type: 'range', range: this.#range.value as LogRangeId }),
    );
    this.element = html(
      'div',
      { id: 'toolbar', role: 'toolbar', 'aria-label': 'Log' },
      this.#filterBox.element,
      group(this.#stdout, this.#stderr),
      this.#range,
      group(this.#timestamps, this.#wrap),
      group(
        this.#pause,
        action('Clear', 'Forget the lines so far', () => post({ type: 'clear' })),
        action('Save…', 'Save the lines that are shown to a file', () => post({ type: 'save' })),
      ),
      this.#count,
    );
  }

  focusFilter(): void {
    this.#filterBox.input.focus();
    this.#filterBox.input.select();
  }

  show({ filter, filterProblem, ranges, range, looks, paused }: View): void {
    this.#filterBox.show(filter.query);
    this.#filterBox.showProblem(filterProblem);
    this.#hidden = filter.hidden;
    press(this.#stdout, filter.stdout);
    press(this.#stderr, filter.stderr);
    press(this.#timestamps, looks.timestamps);
    press(this.#wrap, looks.wrap);
    press(this.#pause, paused);
    this.#range.replaceChildren(
      ...ranges.map(({ id, label }) => html('option', { value: id }, label)),
    );
    this.#range.value = range;
  }

  /** Shows or hides the lines of a container. */
  toggleSource(name: string, isShown: boolean): void {
    const others = this.#hidden.filter((one) => one !== name);
    this.#hidden = isShown ? others : [...others, name];
    this.#tellFilter();
  }

  showCount(rows: number, looking: boolean): void {
    const count = `${rows.toLocaleString('en-US')} ${rows === 1 ? 'line' : 'lines'}`;
    this.#count.textContent = looking ? `${count}…` : count;
  }

  #tellFilter(): void {
    const filter: LineFilter = {
      query: this.#filterBox.query,
      stdout: isOn(this.#stdout),
      stderr: isOn(this.#stderr),
      hidden: this.#hidden,
    };
    this.#post({ type: 'filter', filter });
  }
}

function group(...buttons: readonly HTMLElement[]): HTMLElement {
  return html('span', { class: 'group', role: 'group' }, ...buttons);
}

function action(label: string, title: string, act: () => void): HTMLButtonElement {
  const button = html('button', { type: 'button', title, 'aria-label': title }, label);
  button.addEventListener('click', act);
  return button;
}

function isOn(button: HTMLButtonElement): boolean {
  return button.ariaPressed === 'true';
}

function press(button: HTMLButtonElement, pressed: boolean): void {
  button.ariaPressed = String(pressed);
}
