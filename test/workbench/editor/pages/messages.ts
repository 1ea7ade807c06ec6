import type { Page } from 'playwright-core';

/** Modal questions and the notifications in the corner. */
export class Messages {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Waits for a modal question and returns its message, detail and buttons. */
  async question(): Promise<{
    readonly message: string;
    readonly detail: string;
    readonly buttons: readonly string[];
  }> {
    const box = this.#page.locator('.monaco-dialog-box');
    await box.waitFor();
    const detail = box.locator('.dialog-message-detail');
    return {
      message: ((await box.locator('.dialog-message-text').textContent()) ?? '').trim(),
      detail: (await detail.count()) > 0 ? ((await detail.textContent()) ?? '').trim() : '',
      buttons: await box.locator('.dialog-buttons .monaco-button').allInnerTexts(),
    };
  }

  /** Answers the open question with one of its buttons. */
  async answer(button: string): Promise<void> {
    const box = this.#page.locator('.monaco-dialog-box');
    await box.locator('.dialog-buttons .monaco-button').getByText(button, { exact: true }).click();
    await box.waitFor({ state: 'hidden' });
  }

  /** Texts of the notifications in view, newest first. */
  async notifications(): Promise<readonly string[]> {
    return await this.#page
      .locator('.notifications-toasts .notification-list-item-message')
      .allInnerTexts();
  }

  /** Waits for a notification whose text begins with `start`, and returns all of it. */
  async notification(start: string): Promise<string> {
    const toast = this.#page
      .locator('.notifications-toasts .notification-list-item-message')
      .filter({ hasText: start })
      .first();
    await toast.waitFor();
    return (await toast.textContent()) ?? '';
  }

  /** Follows a link in the notification whose text contains `text`. */
  async followLink(text: string, link: string): Promise<void> {
    await this.#page
      .locator('.notifications-toasts .notification-list-item')
      .filter({ hasText: text })
      .getByText(link, { exact: true })
      .click();
  }

  /** Presses a button of the notification whose text contains `text`. */
  async press(text: string, button: string): Promise<void> {
    await this.#page
      .locator('.notifications-toasts .notification-list-item')
      .filter({ hasText: text })
      .locator('.monaco-button')
      .getByText(button, { exact: true })
      .click();
  }
}
