import type { ConfigFiles } from '../lint/configuration/configFiles.ts';
import { isExcluded } from '../lint/configuration/exclusion.ts';
import { type LoadedConfig, loadConfig } from '../lint/configuration/loadConfig.ts';
import { isInside, kindOfFile, type Machine } from '../lint/configuration/places.ts';
import type { Log } from './ports.ts';
import { type Appearance, readSettings } from './settings.ts';
import { pathOf } from './uris.ts';

/** All that is configured for one document. */
export interface DocumentConfig extends LoadedConfig {
  /** It is not to be linted. */
  readonly excluded: boolean;
  /** How ShellCheck is called; `undefined` when it must not run. */
  readonly shellCheck: { readonly path: string | undefined } | undefined;
  /** It may be formatted. */
  readonly formats: boolean;
  readonly appearance: Appearance;
  /** Docker Hub and other registries may be asked. */
  readonly online: boolean;
}

/** Where the editor's settings come from. */
export interface SettingsSource {
  /** The value of `longshore` for a document. Rejects when the editor does not answer. */
  of(uri: string): Promise<unknown>;
}

export interface ConfigurationListener {
  /** Anything may be configured otherwise than before. */
  changed?(): void;
  /** What holds for a document is known. */
  loaded?(): void;
}

export interface ConfigurationsParts {
  readonly files: ConfigFiles;
  readonly machine: Machine;
  readonly settings: SettingsSource;
  readonly log: Log;
}

/** What is configured for each open document, by settings and files; loaded once until it changes. */
export class Configurations {
  readonly #parts: ConfigurationsParts;
  readonly #loading = new Map<string, Promise<DocumentConfig>>();
  readonly #loaded = new Map<string, DocumentConfig>();
  readonly #listeners: ConfigurationListener[] = [];
  #folders: readonly string[] = [];

  constructor(parts: ConfigurationsParts) {
    this.#parts = parts;
  }

  listen(listener: ConfigurationListener): void {
    this.#listeners.push(listener);
  }

  /** What holds for a document. Never rejects: what can't be learnt is as if it weren't there. */
  of(uri: string): Promise<DocumentConfig> {
    const known = this.#loading.get(uri);
    if (known) return known;
    const loading = this.#load(uri);
    this.#loading.set(uri, loading);
    void loading.then((config) => {
      if (this.#loading.get(uri) !== loading) return;
      this.#loaded.set(uri, config);
      for (const listener of this.#listeners) listener.loaded?.();
    });
    return loading;
  }

  /** What was loaded last for each open document. */
  get loaded(): readonly DocumentConfig[] {
    return [...this.#loaded.values()];
  }

  /** The workspace's folders, by URI. */
  setFolders(uris: readonly string[]): void {
    this.#folders = uris.flatMap((uri) => pathOf(uri) ?? []);
    this.#changed();
  }

  settingsChanged(): void {
    this.#changed();
  }

  /** Files came, went or changed; those that are no configuration are passed over. */
  filesChanged(uris: readonly string[]): void {
    const paths = uris.flatMap((uri) => pathOf(uri) ?? []).filter((path) => kindOfFile(path));
    if (paths.length === 0) return;
    for (const path of paths) this.#parts.files.changed(path);
    this.#changed();
  }

  /** Looks at all files again, for editors that don't tell when they change. */
  refresh(): void {
    this.#parts.files.clear();
    this.#changed();
  }

  /** The innermost workspace folder around a file; for what is in none yet, the first one. */
  folderOf(uri: string): string | undefined {
    const path = pathOf(uri);
    if (path === undefined) return uri.startsWith('untitled:') ? this.#folders[0] : undefined;
    return this.#folders
      .filter((folder) => isInside(path, folder))
      .sort((a, b) => b.length - a.length)[0];
  }

  close(uri: string): void {
    this.#loading.delete(uri);
    this.#loaded.delete(uri);
    // Nobody watches files outside of the workspace: they are read again with the next document.
    if (this.#loading.size === 0) this.#parts.files.clear();
  }

  #changed(): void {
    this.#loading.clear();
    for (const listener of this.#listeners) listener.changed?.();
  }

  async #load(uri: string): Promise<DocumentConfig> {
    const { files, machine } = this.#parts;
    const settings = readSettings(await this.#settingsOf(uri), files.rules);
    const dockerfile = pathOf(uri);
    const folder = this.folderOf(uri);
    const config = await loadConfig(files, machine, {
      dockerfile,
      workingFolder: folder,
      ...(folder !== undefined && { root: folder }),
      files: settings.configurationFiles ? 'find' : 'none',
      settings: settings.layer,
    });
    return {
      ...config,
      excluded: dockerfile !== undefined && isExcluded(dockerfile, config.run.exclude),
      shellCheck:
        settings.shellCheck.enabled && config.run.shellcheck
          ? { path: settings.shellCheck.path }
          : undefined,
      formats: settings.formats,
      appearance: settings.appearance,
      online: settings.online,
    };
  }

  async #settingsOf(uri: string): Promise<unknown> {
    try {
      return await this.#parts.settings.of(uri);
    } catch (error) {
      this.#parts.log.error('The editor did not tell its settings', error);
      return undefined;
    }
  }
}
