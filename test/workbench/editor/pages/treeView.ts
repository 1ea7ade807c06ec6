import type { Locator, Page } from 'playwright-core';
import { exactly } from './exactly.ts';

/** A row as the user and a screen reader get it. */
export interface TreeRow {
  readonly level: number;
  readonly label: string;
  readonly description: string;
  /** The codicon's name, empty for none. */
  readonly icon: string;
  /** What a screen reader says. */
  readonly aria: string;
  /** `undefined`: cannot be expanded. */
  readonly expanded: boolean | undefined;
}

/** One view of a side bar, found by its title. */
export class TreeView {
  readonly #page: Page;
  readonly #title: string;

  constructor(page: Page, title: string) {
    this.#page = page;
    this.#title = title;
  }

  get #pane(): Locator {
    return this.#page.locator('.pane').filter({
      has: this.#page.locator(`.pane-header[aria-label="${this.#title} Section"]`),
    });
  }

  get #rows(): Locator {
    return this.#pane.locator('.monaco-list-row[role=treeitem]');
  }

  async waitFor(): Promise<void> {
    await this.#pane.waitFor();
  }

  /** Opens the view where it is closed. */
  async open(): Promise<void> {
    await this.#toggle('false');
  }

  /** Leaves its place to others. */
  async close(): Promise<void> {
    await this.#toggle('true');
  }

  async #toggle(when: 'true' | 'false'): Promise<void> {
    const header = this.#page.locator(`.pane-header[aria-label="${this.#title} Section"]`);
    await header.waitFor();
    if ((await header.getAttribute('aria-expanded')) === when) {
      await header.click();
    }
  }

  /** The rows in view, top to bottom. */
  async rows(): Promise<readonly TreeRow[]> {
    return await this.#rows.evaluateAll((rows) =>
      rows
        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map((row) => {
          const text = (selector: string) => row.querySelector(selector)?.textContent ?? '';
          const classes = [
            ...(row.querySelector('.custom-view-tree-node-item-icon')?.classList ?? []),
          ];
          const expanded = row.getAttribute('aria-expanded');
          return {
            level: Number(row.getAttribute('aria-level')),
            label: text('.label-name'),
            description: text('.label-description'),
            icon:
              classes
                .find((name) => name.startsWith('codicon-') && !name.startsWith('codicon-modifier'))
                ?.slice('codicon-'.length) ?? '',
            aria: row.getAttribute('aria-label') ?? '',
            expanded: expanded === null ? undefined : expanded === 'true',
          };
        }),
    );
  }

  /** Indented text, one line a row: label, then description. */
  async text(): Promise<string> {
    const rows = await this.rows();
    return rows
      .map(
        ({ level, label, description }) =>
          `${'  '.repeat(level - 1)}${`${label}  ${description}`.trimEnd()}`,
      )
      .join('\n');
  }

  /** One row by its label, `undefined` while there is none. */
  async row(label: string): Promise<TreeRow | undefined> {
    return (await this.rows()).find((row) => row.label === label);
  }

  async expand(label: string): Promise<void> {
    const row = this.#row(label);
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) === 'false') {
      await row.locator('.monaco-tl-twistie').click();
    }
    await this.#row(label, '[aria-expanded=true]').waitFor();
  }

  async collapse(label: string): Promise<void> {
    const row = this.#row(label);
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) === 'true') {
      await row.locator('.monaco-tl-twistie').click();
    }
    await this.#row(label, '[aria-expanded=false]').waitFor();
  }

  /** Selects a row and presses a key on it. */
  async press(label: string, key: string): Promise<void> {
    await this.select(label);
    await this.#page.keyboard.press(key);
  }

  async select(label: string): Promise<void> {
    await this.#row(label).click();
  }

  /** Titles of the buttons a row shows under the mouse, left to right. */
  async inlineActions(label: string): Promise<readonly string[]> {
    await this.#row(label).hover();
    return await this.#row(label)
      .locator('.actions .action-label')
      .evaluateAll((all) =>
        all.map((one) =>
          // A button's key stands behind its title.
          (one.getAttribute('aria-label') ?? '').replace(/ \((?:Ctrl|Alt|Shift|F\d)[^)]*\)$/, ''),
        ),
      );
  }

  async clickInlineAction(label: string, title: string): Promise<void> {
    await this.#row(label).hover();
    await this.#row(label).locator(`.actions .action-label[aria-label^="${title}"]`).click();
  }

  /** Titles of a row's context menu, top to bottom. Leaves the menu closed. */
  async contextMenu(label: string): Promise<readonly string[]> {
    await this.#row(label).click({ button: 'right' });
    await this.#menuItems.first().waitFor();
    const titles = await this.#menuItems.allInnerTexts();
    await this.#page.keyboard.press('Escape');
    await this.#menuItems.first().waitFor({ state: 'hidden' });
    return titles.map((title) => title.trim());
  }

  async chooseFromContextMenu(label: string, title: string): Promise<void> {
    await this.#row(label).click({ button: 'right' });
    const item = this.#menuItems.filter({ hasText: exactly(title) });
    // A fresh menu ignores the mouse button for a moment; keys it takes at once.
    await item.hover();
    await this.#page.locator('.context-view .monaco-menu .action-item.focused').waitFor();
    await this.#page.keyboard.press('Enter');
    await item.waitFor({ state: 'hidden' });
  }

  /** The welcome view's text, its buttons in brackets; empty when rows are shown. */
  async welcome(): Promise<string> {
    const parts = await this.#pane
      .locator('.welcome-view-content')
      .locator('p, .monaco-button')
      .evaluateAll((all) =>
        all
          .filter((one) => (one as HTMLElement).offsetParent !== null)
          .map((one) =>
            one.classList.contains('monaco-button')
              ? `[${one.textContent}]`
              : (one.textContent ?? ''),
          ),
      );
    return parts.join('\n');
  }

  /** Presses a button of the welcome view. */
  async pressWelcome(button: string): Promise<void> {
    const buttons = this.#pane.locator('.welcome-view-content .monaco-button');
    await buttons.filter({ hasText: exactly(button) }).click();
  }

  /** The line above the rows that an extension may show. */
  async message(): Promise<string> {
    const message = this.#pane.locator('.tree-explorer-viewlet-tree-view > .message:not(.hide)');
    return (await message.isVisible()) ? ((await message.textContent()) ?? '') : '';
  }

  get #menuItems(): Locator {
    return this.#page.locator(
      '.context-view .monaco-menu .action-item:not(.disabled) .action-label:not(.separator)',
    );
  }

  #row(label: string, also = ''): Locator {
    return this.#pane.locator(`.monaco-list-row[role=treeitem]${also}`).filter({
      has: this.#page.locator('.label-name', { hasText: exactly(label) }),
    });
  }
}
