import { dirname } from 'node:path';
import type { ConfigFiles } from '../../lint/configuration/configFiles.ts';
import { type LoadedConfig, loadConfig } from '../../lint/configuration/loadConfig.ts';
import type { Machine } from '../../lint/configuration/places.ts';
import type { LintSettings } from './settings.ts';

/** What of the settings decides on a configuration. */
export type ConfigSettings = Pick<LintSettings, 'workingFolder' | 'configFiles' | 'layer'>;

/** The configurations of a run: all files of a folder share one. */
export class Configs {
  readonly #files: ConfigFiles;
  readonly #machine: Machine;
  readonly #settings: ConfigSettings;
  readonly #byFolder = new Map<string, Promise<LoadedConfig>>();

  constructor(files: ConfigFiles, machine: Machine, settings: ConfigSettings) {
    this.#files = files;
    this.#machine = machine;
    this.#settings = settings;
  }

  /** The one for the file at `path`, absolute; for a text without a place, the working folder's. */
  of(path: string | undefined): Promise<LoadedConfig> {
    const folder = path === undefined ? '' : dirname(path);
    const known = this.#byFolder.get(folder);
    if (known !== undefined) return known;
    const { workingFolder, configFiles, layer } = this.#settings;
    const loading = loadConfig(this.#files, this.#machine, {
      dockerfile: path,
      workingFolder,
      files: configFiles,
      flags: layer,
    });
    this.#byFolder.set(folder, loading);
    return loading;
  }
}
