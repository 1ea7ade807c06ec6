import type { FrameLocator, Page } from 'playwright-core';

/** The page in the one webview on the screen: the editor keeps it in a frame in a frame. */
export function webviewPage(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}
