import { existsSync, mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import Mocha from 'mocha';
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
 * Declares a group of tests: one for each that a suite file has and one for the file itself. To be
 * called inside a `describe` that opened an editor with the companion.
 */
export function hostTests(editor: () => Editor, suite: URL): void {
  describe(`in the extension host: ${basename(suite.pathname)}`, () => {
    let results: readonly HostResult[] = [];
    before('run the suite', async function () {
      this.timeout(150_000);
      results = await runInHost(editor(), fileURLToPath(suite));
      const group = this.test?.parent;
      // Mocha reads a group's tests when its hooks have run, so these are not too late.
      for (const result of results) group?.addTest(asTest(result));
    });
    it('has tests', () => {
      if (results.length === 0) throw new Error('The suite has no tests');
    });
  });
}

function asTest(result: HostResult): Mocha.Test {
  return new Mocha.Test(result.title, () => {
    if (result.state === 'failed') {
      throw Object.assign(new Error(result.title), { stack: result.error });
    }
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
