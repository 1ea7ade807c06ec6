import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { ensureCodeServer } from '../../../scripts/lib/codeServer.js';
import { installExtensions, startEditorServer } from '../../../scripts/lib/editorServer.js';
import { artifactsFolder } from '../../../scripts/lib/paths.js';
import { which } from '../../../scripts/lib/run.js';
import { Messages } from './pages/messages.ts';
import { Problems } from './pages/problems.ts';
import { QuickInput } from './pages/quickInput.ts';
import { TextEditor } from './pages/textEditor.ts';
import { TreeView } from './pages/treeView.ts';
import { logFiles, makeProfile, type Profile } from './profile.ts';

export interface EditorOptions {
  /** Packaged extensions to install. */
  readonly extensions: readonly string[];
  /** A folder that is copied, or the files of a new one by their path. */
  readonly workspace: string | Readonly<Record<string, string>>;
  /** `false`: the folder opens in Restricted Mode. Trusted when left out. */
  readonly trusted?: boolean;
  /** Added to the environment of the extension host; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

export type Theme = 'light' | 'dark' | 'high contrast';

/** A real VS Code with its own profile, in a real browser. */
export interface Editor {
  readonly page: Page;
  readonly profile: Profile;
  readonly quickInput: QuickInput;
  readonly text: TextEditor;
  readonly problems: Problems;
  readonly messages: Messages;
  /** A view by its title. */
  view(title: string): TreeView;
  /** Shows a container of views by its title in the activity bar. */
  openViews(title: string): Promise<void>;
  /** A file of the workspace as it is on disk. */
  readFile(path: string): string;
  setTheme(theme: Theme): Promise<void>;
  /** Writes `NAME.png` to the artifacts folder and returns its path. */
  screenshot(name: string): Promise<string>;
  /** Writes a screenshot and every log under `NAME/` and returns the folder. */
  saveEvidence(name: string): Promise<string>;
  reload(): Promise<void>;
  close(): Promise<void>;
}

/** Starts an editor and returns when its workbench is on the screen. The caller closes it. */
export async function openEditor(options: EditorOptions): Promise<Editor> {
  const entry = await ensureCodeServer();
  const profile = makeProfile(options.workspace);
  profile.writeSettings(options.settings ?? {});
  const undo: (() => Promise<void> | void)[] = [profile.remove];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    await installExtensions(entry, { ...profile, files: options.extensions });
    const server = await startEditorServer({
      entry,
      ...profile,
      trust: options.trusted ?? true,
      env: { ...process.env, LONGSHORE_COMPANION: profile.companion, ...options.env },
    });
    undo.push(() => server.stop());
    const browser = await launchBrowser();
    undo.push(() => browser.close());
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const consoleLines: string[] = [];
    page.on('console', (message) => consoleLines.push(`${message.type()} ${message.text()}`));
    const url = new URL(`http://127.0.0.1:${server.port}/`);
    url.searchParams.set('folder', profile.workspace);
    await page.goto(url.href);
    await workbenchIsReady(page);

    const quickInput = new QuickInput(page);
    const screenshot = async (name: string) => {
      const path = join(artifactsFolder, `${name}.png`);
      await page.screenshot({ path });
      return path;
    };
    return {
      page,
      profile,
      quickInput,
      text: new TextEditor(page),
      problems: new Problems(page),
      messages: new Messages(page),
      view: (title) => new TreeView(page, title),
      async openViews(title) {
        const item = page.locator('.activitybar .action-item').filter({
          has: page.locator(`.action-label[aria-label^="${title}"]`),
        });
        await item.waitFor();
        if (!(await item.evaluate((one) => one.classList.contains('checked')))) await item.click();
        await page
          .locator('.activitybar .action-item.checked')
          .filter({
            has: page.locator(`.action-label[aria-label^="${title}"]`),
          })
          .waitFor();
      },
      readFile: (path) => readFileSync(join(profile.workspace, path), 'utf8'),
      async setTheme(theme) {
        await quickInput.runCommand('Preferences: Color Theme');
        await quickInput.choose(THEMES[theme].label);
        await page.locator(`.monaco-workbench.${THEMES[theme].class}`).waitFor();
      },
      screenshot,
      async saveEvidence(name) {
        const folder = join(artifactsFolder, name);
        mkdirSync(folder, { recursive: true });
        await screenshot(join(name, 'screen'));
        for (const log of logFiles(profile)) copyFileSync(log.path, join(folder, log.name));
        writeFileSync(join(folder, 'server.log'), server.output());
        writeFileSync(join(folder, 'browser.log'), consoleLines.join('\n'));
        return folder;
      },
      async reload() {
        await page.reload();
        await workbenchIsReady(page);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function launchBrowser(): Promise<Browser> {
  const executablePath = which('chromium') ?? which('chromium-browser') ?? which('google-chrome');
  if (executablePath === undefined) {
    throw new Error('No Chromium on this machine; npm run test:e2e installs it on Debian');
  }
  return await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

async function workbenchIsReady(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
  // Key bindings of the workbench answer once the sidebar has its rows: the explorer's at first.
  await page.locator('.part.sidebar .monaco-list-row').first().waitFor({ timeout: 60_000 });
}

const THEMES = {
  light: { label: 'Light 2026', class: 'vs' },
  dark: { label: 'Dark 2026', class: 'vs-dark' },
  'high contrast': { label: 'Dark High Contrast', class: 'hc-black' },
} as const;
