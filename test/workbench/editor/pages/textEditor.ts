import type { Locator, Page } from 'playwright-core';
import { eventuallyPasses } from '../eventually.ts';
import { exactly } from './exactly.ts';

/** A wavy line as the user sees it: 1-based line and the characters above it. */
export interface Squiggle {
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly line: number;
  readonly text: string;
}

/** The text editor in front. Reads what is drawn, so only lines in view. */
export class TextEditor {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get #editor(): Locator {
    return this.#page
      .locator('.editor-group-container.active .editor-instance .monaco-editor')
      .first();
  }

  /** The lines in view. */
  async text(): Promise<string> {
    return await this.#editor.evaluate((editor) => {
      const lines = [...editor.querySelectorAll<HTMLElement>('.view-lines .view-line')];
      return lines
        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map((line) => (line.textContent ?? '').replaceAll('\u00a0', ' '))
        .join('\n');
    });
  }

  /** From top to bottom, left to right. */
  async squiggles(): Promise<readonly Squiggle[]> {
    return await this.#editor.evaluate((editor) => {
      const numbers = new Map<number, number>();
      for (const one of editor.querySelectorAll('.margin .line-numbers')) {
        numbers.set(Math.round(one.getBoundingClientRect().top), Number(one.textContent));
      }
      const lines = [...editor.querySelectorAll<HTMLElement>('.view-lines .view-line')];
      const found: { severity: Squiggle['severity']; line: number; text: string; left: number }[] =
        [];
      for (const severity of ['error', 'warning', 'info', 'hint'] as const) {
        for (const wave of editor.querySelectorAll(`.view-overlays .squiggly-${severity}`)) {
          const box = wave.getBoundingClientRect();
          const middle = box.top + box.height / 2;
          const line = lines.find((one) => {
            const { top, bottom } = one.getBoundingClientRect();
            return top <= middle && middle < bottom;
          });
          if (line === undefined) continue;
          let text = '';
          const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            for (let at = 0; at < (node.textContent ?? '').length; at++) {
              const range = document.createRange();
              range.setStart(node, at);
              range.setEnd(node, at + 1);
              const character = range.getBoundingClientRect();
              const center = character.left + character.width / 2;
              if (box.left <= center && center < box.right) text += (node.textContent ?? '')[at];
            }
          }
          const number = numbers.get(Math.round(line.getBoundingClientRect().top)) ?? 0;
          found.push({
            severity,
            line: number,
            text: text.replaceAll('\u00a0', ' '),
            left: box.left,
          });
        }
      }
      return found
        .sort((a, b) => a.line - b.line || a.left - b.left)
        .map(({ severity, line, text }) => ({ severity, line, text }));
    });
  }

  /** Puts the cursor before `fragment`, the first on the screen. */
  async clickAt(fragment: string): Promise<void> {
    const { x, y } = await this.#positionOf(fragment, 'start');
    await this.#click(x + 1, y);
  }

  /** Puts the cursor behind `fragment`, the first on the screen. */
  async clickAfter(fragment: string): Promise<void> {
    const { x, y } = await this.#positionOf(fragment, 'end');
    await this.#click(x - 1, y);
  }

  /** Rests the mouse on `fragment` and returns what the box says, as text. */
  async hover(fragment: string): Promise<string> {
    const { x, y } = await this.#positionOf(fragment, 'middle');
    // Two moves: a hover starts with a movement over the text.
    await this.#page.mouse.move(x, y + 200);
    await this.#page.mouse.move(x, y, { steps: 3 });
    const box = this.#page.locator(
      '.monaco-editor .monaco-hover:not(.hidden) .hover-row, .monaco-hover:not(.hidden) .hover-row',
    );
    await box.first().waitFor();
    const rows = this.#page.locator('.monaco-hover:not(.hidden) .hover-row:not(.status-bar)');
    await eventuallyPasses(async () => {
      if ((await rows.allInnerTexts()).some((row) => row.trim() === 'Loading...'))
        throw new Error('The hover is still loading');
    });
    const text = (await rows.allInnerTexts()).map((row) => row.trim()).join('\n');
    await this.#leave();
    await box.first().waitFor({ state: 'hidden' });
    return text;
  }

  /** Types keys as a person would; the editor's own typing help stays on. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  /** Where the cursor is, 1-based, as the status bar says it. */
  async cursor(): Promise<{ readonly line: number; readonly column: number }> {
    const text = await this.#page.locator('#status\\.editor\\.selection').innerText();
    const [, line, column] = /Ln (\d+), Col (\d+)/.exec(text) ?? [];
    return { line: Number(line), column: Number(column) };
  }

  /** Renames what the cursor is on. */
  async rename(name: string): Promise<void> {
    await this.#page.keyboard.press('F2');
    const input = this.#page.locator('.rename-box input');
    await input.waitFor();
    await input.fill(name);
    await this.#page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** Labels of the completion list, which it opens unless typing did. */
  async completions(): Promise<readonly string[]> {
    await this.#openCompletions();
    return await this.#suggestions.locator('.label-name').allInnerTexts();
  }

  /** Accepts one completion of the open list, or of one it opens. */
  async complete(label: string): Promise<void> {
    await this.#openCompletions();
    const row = this.#suggestions.filter({
      has: this.#page.locator('.label-name', { hasText: exactly(label) }),
    });
    await row.first().click();
    await this.#widget.waitFor({ state: 'hidden' });
  }

  /** Titles of the quick fixes at `fragment`. Leaves the list closed. */
  async quickFixes(fragment: string): Promise<readonly string[]> {
    await this.#openQuickFixes(fragment);
    const titles = await this.#page
      .locator('.action-widget .monaco-list-row.action .title')
      .allInnerTexts();
    await this.#page.keyboard.press('Escape');
    return titles;
  }

  /** Applies a quick fix at `fragment` through the light bulb's list. */
  async applyQuickFix(fragment: string, title: string): Promise<void> {
    await this.#openQuickFixes(fragment);
    await this.#page
      .locator('.action-widget .monaco-list-row.action')
      .filter({ has: this.#page.getByText(title, { exact: true }) })
      .click();
  }

  /** Saves, and waits until the tab no longer says that there are changes. */
  async save(): Promise<void> {
    await this.#page.keyboard.press('Control+S');
    await this.#page.locator('.tab.active:not(.dirty)').waitFor();
  }

  async #click(x: number, y: number): Promise<void> {
    await this.#page.mouse.click(x, y);
    await this.#leave();
  }

  /** Takes the mouse to the title bar, so that no hover box covers the next target. */
  async #leave(): Promise<void> {
    await this.#page.mouse.move(300, 18);
  }

  async #openQuickFixes(fragment: string): Promise<void> {
    await this.clickAt(fragment);
    await this.#page.keyboard.press('Control+.');
    await this.#page.locator('.action-widget .monaco-list-row').first().waitFor();
  }

  get #widget(): Locator {
    return this.#page.locator('.suggest-widget.visible');
  }

  get #suggestions(): Locator {
    return this.#widget.locator('.monaco-list-row');
  }

  async #openCompletions(): Promise<void> {
    if (!(await this.#widget.isVisible())) await this.#page.keyboard.press('Control+Space');
    await this.#suggestions.first().waitFor();
  }

  async #positionOf(
    fragment: string,
    where: 'start' | 'middle' | 'end',
  ): Promise<{ readonly x: number; readonly y: number }> {
    const box = await this.#editor.evaluate((editor, wanted) => {
      for (const line of editor.querySelectorAll('.view-lines .view-line')) {
        const from = (line.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(wanted);
        if (from < 0) continue;
        const range = document.createRange();
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        let seen = 0;
        let started = false;
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const length = (node.textContent ?? '').length;
          if (!started && from < seen + length) {
            range.setStart(node, from - seen);
            started = true;
          }
          if (started && from + wanted.length <= seen + length) {
            range.setEnd(node, from + wanted.length - seen);
            const { left, right, top, bottom } = range.getBoundingClientRect();
            return { left, right, top, bottom };
          }
          seen += length;
        }
      }
      return undefined;
    }, fragment);
    if (box === undefined) throw new Error(`No line in view contains "${fragment}"`);
    const x = { start: box.left, middle: (box.left + box.right) / 2, end: box.right }[where];
    return { x, y: (box.top + box.bottom) / 2 };
  }
}
