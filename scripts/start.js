/**
 * `npm start [FOLDER]`: Longshore in a real VS Code, on a folder, with a real Engine. Sets up
 * everything it needs; Ctrl-C stops everything it started.
 *
 * The project's own example folder opens trusted. Another folder opens as it would for anyone: VS
 * Code asks whether it is trusted.
 */
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureCodeServer } from './lib/codeServer.js';
import { findDesktopEditor, openDesktopEditor } from './lib/desktopEditor.js';
import { installExtensions, startEditorServer } from './lib/editorServer.js';
import { buildFolder, root } from './lib/paths.js';
import { ensurePackage } from './lib/product.js';
import { setUpProject } from './lib/setup.js';

const example = join(root, 'test', 'fixtures', 'workspace');
const folder = resolve(process.argv[2] ?? example);
const cleanups = [];
let stopping;

if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.error(`${folder} is not a folder. Usage: npm start [FOLDER]`);
  process.exit(2);
}
await setUpProject();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));
try {
  await start();
} catch (error) {
  console.error(error.message);
  await stop(1);
}

async function start() {
  const { findEngine } = await import('./lib/engineToUse.js');
  const vsix = await ensurePackage();
  if (stopping) return;
  const engine = await findEngine();
  cleanups.push(engine.stop);
  const options = {
    profile: join(buildFolder, 'start', 'profile'),
    extensions: join(buildFolder, 'start', 'extensions'),
    env: { ...process.env, ...engine.env },
  };
  writeFirstSettings(options.profile);
  const code = findDesktopEditor();
  const editor =
    code === undefined ? openInBrowser(vsix, options) : openOnDesktop(code, vsix, options);
  const { told, exited } = await editor;
  if (stopping) return;
  console.log(`Using ${engine.told}`);
  console.log(told);
  console.log('Press Ctrl-C to stop');
  await exited;
  await stop(0);
}

async function openInBrowser(vsix, options) {
  const entry = await ensureCodeServer();
  await installExtensions(entry, { ...options, files: [vsix] });
  const server = await startEditorServer({ ...options, entry, trust: folder === example });
  cleanups.push(server.stop);
  const url = new URL(`http://127.0.0.1:${server.port}/`);
  url.searchParams.set('folder', folder);
  return { told: `Longshore is open at ${url.href}`, exited: server.exited };
}

async function openOnDesktop(code, vsix, options) {
  const window = await openDesktopEditor({ ...options, code, vsix, folder });
  cleanups.push(window.stop);
  return { told: `Longshore is open in VS Code on ${folder}`, exited: window.exited };
}

/** Once: what the user changes later stays. */
function writeFirstSettings(profile) {
  const file = join(profile, 'User', 'settings.json');
  if (existsSync(file)) return;
  mkdirSync(join(profile, 'User'), { recursive: true });
  const settings = {
    'workbench.startupEditor': 'none',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'telemetry.telemetryLevel': 'off',
  };
  writeFileSync(file, `${JSON.stringify(settings, undefined, 2)}\n`);
}

/** Undoes everything in reverse and ends; a second call changes nothing. */
function stop(code) {
  stopping ??= (async () => {
    for (const cleanup of cleanups.reverse()) {
      await cleanup().catch((error) => console.error(error.message));
    }
    process.exit(code);
  })();
  return stopping;
}
