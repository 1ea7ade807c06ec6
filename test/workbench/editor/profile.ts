import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folders of one editor: its settings and state, its extensions, and a workspace to change. */
export interface Profile {
  readonly home: string;
  readonly profile: string;
  readonly extensions: string;
  readonly workspace: string;
  /** What the companion extension is told and answers. */
  readonly companion: string;
  writeSettings(settings: Readonly<Record<string, unknown>>): void;
  remove(): void;
}

/**
 * Makes them in a temporary folder.
 * @param workspace a folder to copy, or the files of a new one by their relative path
 */
export function makeProfile(workspace: string | Readonly<Record<string, string>>): Profile {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'longshore-editor-')));
  const folders = {
    home,
    profile: join(home, 'profile'),
    extensions: join(home, 'extensions'),
    workspace: join(home, 'workspace'),
    companion: join(home, 'companion'),
  };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  if (typeof workspace === 'string') {
    cpSync(workspace, folders.workspace, { recursive: true });
  } else {
    for (const [path, text] of Object.entries(workspace)) {
      mkdirSync(join(folders.workspace, path, '..'), { recursive: true });
      writeFileSync(join(folders.workspace, path), text);
    }
  }
  const writeSettings = (settings: Readonly<Record<string, unknown>>) => {
    mkdirSync(join(folders.profile, 'User'), { recursive: true });
    writeFileSync(
      join(folders.profile, 'User', 'settings.json'),
      JSON.stringify({ ...QUIET, ...settings }, undefined, 2),
    );
  };
  return {
    ...folders,
    writeSettings,
    remove: () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Logs the editor and its extension host wrote, as relative paths with their full ones. */
export function logFiles(
  profile: Profile,
): readonly { readonly name: string; readonly path: string }[] {
  const folder = join(profile.profile, 'logs');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.log'))
    .map((entry) => ({ name: entry.name, path: join(entry.parentPath, entry.name) }));
}

/** Nothing that pops up by itself, moves, or asks the network. */
const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.enableExperiments': false,
  'workbench.colorTheme': 'Dark 2026',
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'files.autoSave': 'off',
  'editor.minimap.enabled': false,
  'editor.renderWhitespace': 'none',
  'editor.cursorBlinking': 'solid',
  'editor.hover.delay': 100,
  'window.restoreWindows': 'none',
};
