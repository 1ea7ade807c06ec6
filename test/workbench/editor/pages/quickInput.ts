import type { Locator, Page } from 'playwright-core';
import { eventuallyPasses } from '../eventually.ts';
import { exactly } from './exactly.ts';

/** The box at the top: the command palette, quick open, picks and inputs of extensions. */
export class QuickInput {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get #widget(): Locator {
    return this.#page.locator('.quick-input-widget');
  }

  get #input(): Locator {
    return this.#widget.locator('input[type=text], input:not([type])').first();
  }

  get #rows(): Locator {
    return this.#widget.locator('.quick-input-list .monaco-list-row');
  }

  /** Opens a file of the workspace by its name. */
  async openFile(name: string): Promise<void> {
    await this.#page.keyboard.press('Control+P');
    await this.#input.waitFor();
    await this.#input.fill(name);
    const base = name.split('/').at(-1) ?? name;
    await this.#row(base).first().click();
    await this.#page.locator(`.tab.active[data-resource-name="${base}"]`).waitFor();
    await this.#page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }

  /** Lists the symbols of the file in front. */
  async openSymbols(): Promise<void> {
    await this.#page.keyboard.press('Control+Shift+O');
    await this.#rows.first().waitFor();
  }

  /** Runs a command by its full title: `Longshore: Start`. */
  async runCommand(title: string): Promise<void> {
    await this.#page.keyboard.press('F1');
    await this.#input.waitFor();
    await this.#input.fill(`>${title}`);
    await this.#row(title).first().click();
  }

  /** Titles the palette offers for a text, in its order. Leaves the palette closed. */
  async commandsOffered(text: string): Promise<readonly string[]> {
    await this.#page.keyboard.press('F1');
    await this.#input.waitFor();
    await this.#input.fill(`>${text}`);
    const labels = await this.#settledLabels();
    await this.close();
    return labels.filter((label) => label.toLowerCase().includes(text.toLowerCase()));
  }

  /** The list is filled late and in steps: it has settled when two looks in a row see the same. */
  async #settledLabels(): Promise<readonly string[]> {
    await this.#rows.first().waitFor();
    for (let before = ''; ; ) {
      const labels = await this.labels();
      if (labels.join('\n') === before) return labels;
      before = labels.join('\n');
      await this.#page.waitForTimeout(250);
    }
  }

  /** Labels of the rows in view. */
  async labels(): Promise<readonly string[]> {
    return await this.#rows
      .locator('.quick-input-list-rows .quick-input-list-row:first-child .label-name')
      .evaluateAll((all) =>
        // Icons are characters of the private use area.
        all.map((one) => (one.textContent ?? '').replace(/[\uE000-\uF8FF]/g, '').trim()),
      );
  }

  /** The title and placeholder of a pick or input. */
  async title(): Promise<string> {
    return (await this.#widget.locator('.quick-input-title').textContent()) ?? '';
  }

  /** Chooses a row of an open pick by its label. */
  async choose(label: string): Promise<void> {
    await this.#rows.first().waitFor();
    await this.#input.fill(label);
    await this.#row(label).first().click();
  }

  /** What an open input holds. */
  async value(): Promise<string> {
    return await this.#input.inputValue();
  }

  /** Types into an open input in place of what it holds. */
  async type(text: string): Promise<void> {
    await this.#input.fill(text);
  }

  /** What an open input says about the text in it. */
  async message(): Promise<string> {
    const message = this.#widget.locator('.quick-input-message');
    // How to confirm and leave stands behind the sentence, in brackets.
    return ((await message.textContent()) ?? '').replace(/ ?\(Press [^)]*\)$/, '').trim();
  }

  /** Confirms a pick of several as it is. */
  async accept(): Promise<void> {
    await this.#rows.first().waitFor();
    await this.#page.keyboard.press('Enter');
  }

  /**
   * Gives a path to the editor's own dialog for files, and presses its button `action`; that
   * for saving is called "OK" or "Save", as far as the dialog has looked at the path.
   */
  async enterPath(path: string, action: 'Save' | 'Restore'): Promise<void> {
    const label = action === 'Save' ? /^(?:OK|Save)$/ : exactly(action);
    const button = this.#widget.locator('.monaco-button').filter({ hasText: label });
    await button.waitFor();
    // It proposes a path of its own when it is ready, and looks at one before it takes it.
    await eventuallyPasses(async () => {
      if (await button.isVisible()) {
        const now = await this.#input.inputValue();
        if (now !== path) {
          if (now !== '') await this.#input.fill(path);
          throw new Error(`the dialog holds "${now}"`);
        }
        await button.click({ timeout: 1_000 });
      }
      await this.#widget.waitFor({ state: 'hidden', timeout: 1_000 });
    });
  }

  /** Chooses a row of an open list by its label, whatever is typed. */
  async pick(label: string): Promise<void> {
    await this.#row(label).first().click();
  }

  /** Types into an open input and confirms. */
  async enter(text: string): Promise<void> {
    await this.#input.waitFor();
    await this.#input.fill(text);
    await this.#page.keyboard.press('Enter');
  }

  async close(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.#widget.waitFor({ state: 'hidden' });
  }

  #row(label: string): Locator {
    return this.#rows.filter({
      has: this.#page.locator('.label-name', { hasText: exactly(label) }),
    });
  }
}
