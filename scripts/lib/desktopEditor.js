/** An installed VS Code, with our extension and settings kept apart from the user's own. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuiet, startGroup, stopGroup, which } from './run.js';

/** The installed `code`, where it can open a window here; else `undefined`. */
export function findDesktopEditor(env = process.env, platform = process.platform) {
  // Inside a remote session `code` only talks to the window it came from.
  if (env.VSCODE_IPC_HOOK_CLI || env.REMOTE_CONTAINERS) return undefined;
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return undefined;
  // VS Code refuses to run as root.
  if (platform === 'linux' && process.getuid?.() === 0) return undefined;
  return which('code', env);
}

/**
 * Opens a window on a folder.
 * @param {{ code: string, profile: string, extensions: string, vsix: string, folder: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ exited: Promise<void>, stop(): Promise<void> }>} `exited` when its window closes
 */
export async function openDesktopEditor({ code, profile, extensions, vsix, folder, env }) {
  const folders = [`--user-data-dir=${profile}`, `--extensions-dir=${extensions}`];
  await runQuiet(code, [...folders, '--force', `--install-extension=${vsix}`], { env });
  const child = startGroup(code, [...folders, '--new-window', '--wait', folder], {
    env,
    stdio: 'ignore',
  });
  return {
    exited: new Promise((resolve, reject) => {
      child.once('exit', () => resolve());
      child.once('error', reject);
    }),
    async stop() {
      // The window belongs to a process of its own, which names itself in its profile.
      const lock = join(profile, 'code.lock');
      const pid = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
      if (pid > 0) endQuietly(pid);
      await stopGroup(child);
    },
  };
}

function endQuietly(pid) {
  try {
    process.kill(pid, 'SIGTERM');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
