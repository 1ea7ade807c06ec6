import type { Page } from 'playwright-core';

/** The Problems panel: what every user can read without seeing a squiggle. */
export class Problems {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /**
   * One line a problem: `Warning 1:6 DL3006 Pin a version`. Opens the panel and leaves it open.
   */
  async read(): Promise<readonly string[]> {
    const panel = this.#page.locator('.markers-panel');
    if (!(await panel.isVisible())) {
      await this.#page.keyboard.press('Control+Shift+M');
      await panel.waitFor();
    }
    return await panel.locator('.monaco-list-row[aria-level="2"]').evaluateAll((rows) =>
      rows.map((row) => {
        const part = (selector: string) => row.querySelector(selector)?.textContent ?? '';
        const [severity = ''] = (row.getAttribute('aria-label') ?? '').split(':');
        const at = /Ln (\d+), Col (\d+)/.exec(part('.marker-line'));
        const message = [...row.querySelectorAll('.marker-message')]
          .map((one) => one.textContent)
          .join('\n');
        return `${severity} ${at?.[1]}:${at?.[2]} ${part('.marker-code')} ${message}`;
      }),
    );
  }
}
