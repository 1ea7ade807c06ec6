import { existsSync, mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Editor } from './editor.ts';
import { packageExtension } from './packageExtension.ts';

/** The companion extension, packaged. To be installed by whoever calls {@link runInHost}. */
export async function packageCompanion(): Promise<string> {
  return await packageExtension(fileURLToPath(new URL('./companion/', import.meta.url)));
}

export interface HostResult {
  readonly title: string;
  readonly state: 'passed' | 'failed';
  /** Milliseconds. */
  readonly duration: number;
  /** The stack, when it failed. */
  readonly error?: string;
}

/**
 * Runs a mocha suite (`*.host.ts`, free to import `vscode`) inside the editor's extension host and
 * returns what became of every test. Throws when no results come within two minutes.
 */
export async function runInHost(editor: Editor, suite: string): Promise<readonly HostResult[]> {
  const folder = editor.profile.companion;
  mkdirSync(folder, { recursive: true });
  const bundled = join(folder, `${basename(suite, '.ts')}.cjs`);
  await build({
    entryPoints: [suite],
    outfile: bundled,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'silent',
  });
  const results = join(folder, 'results.json');
  rmSync(results, { force: true });
  const mocha = pathToFileURL(fileURLToPath(import.meta.resolve('mocha'))).href;
  writeFileSync(join(folder, 'request.json'), JSON.stringify({ mocha, suite: bundled, results }));
  const written = fileAppears(folder, results, 120_000);
  await editor.quickInput.runCommand('Test Companion: Run the Suite');
  await written;
  return JSON.parse(readFileSync(results, 'utf8')) as readonly HostResult[];
}

/**
 * Declares one test for the suite file and, once it ran in the extension host, one for each of
 * its own tests. To be called inside a `describe` that opened an editor with the companion.
 */
export function hostTests(editor: () => Editor, suite: URL): void {
  it(`${basename(suite.pathname)} runs in the extension host`, async function () {
    this.timeout(150_000);
    const results = await runInHost(editor(), fileURLToPath(suite));
    for (const result of results) {
      this.test?.parent?.addTest(
        new Mocha.Test(result.title, () => {
          if (result.state === 'failed') {
            throw Object.assign(new Error(result.title), { stack: result.error });
          }
        }),
      );
    }
    if (results.length === 0) throw new Error('The suite has no tests');
  });
}

async function fileAppears(folder: string, file: string, timeoutMs: number): Promise<void> {
  const signal = AbortSignal.timeout(timeoutMs);
  await new Promise<void>((resolve, reject) => {
    const watcher = watch(folder, () => {
      if (!existsSync(file)) return;
      watcher.close();
      resolve();
    });
    signal.addEventListener('abort', () => {
      watcher.close();
      reject(new Error(`${basename(file)} was not written within ${timeoutMs / 1000} s`));
    });
  });
}
