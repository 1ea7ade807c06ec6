import { dirname, join, relative, sep } from 'node:path';
import { foldersUpwards } from '../../lint/configuration/places.ts';
import type { FileSystem } from '../../workspace/ports.ts';
import { globPattern } from './editorConfigGlob.ts';

/** What `.editorconfig` files say about one file, by lower-case name; values are in lower case. */
export type EditorConfig = ReadonlyMap<string, string>;

interface Section {
  readonly pattern: RegExp;
  readonly properties: ReadonlyMap<string, string>;
}

interface ConfigFile {
  readonly isRoot: boolean;
  readonly sections: readonly Section[];
}

/**
 * The `.editorconfig` files of a run, each read once. One that can't be read is as if it were not
 * there.
 *
 * @see https://spec.editorconfig.org
 */
export class EditorConfigs {
  readonly #files: FileSystem;
  readonly #read = new Map<string, Promise<ConfigFile | undefined>>();

  constructor(files: FileSystem) {
    this.#files = files;
  }

  /** What holds for the file at `path`, absolute: the nearer a file and the later a section, the stronger. */
  async of(path: string): Promise<EditorConfig> {
    const found: (readonly [string, ConfigFile])[] = [];
    for (const folder of foldersUpwards(dirname(path), undefined)) {
      const file = await this.#fileIn(folder);
      if (file !== undefined) found.unshift([folder, file]);
      if (file?.isRoot) break;
    }
    const properties = new Map<string, string>();
    for (const [folder, { sections }] of found) {
      const way = relative(folder, path).replaceAll(sep, '/');
      for (const section of sections) {
        if (!section.pattern.test(way)) continue;
        for (const [name, value] of section.properties) properties.set(name, value);
      }
    }
    return properties;
  }

  #fileIn(folder: string): Promise<ConfigFile | undefined> {
    const known = this.#read.get(folder);
    if (known !== undefined) return known;
    const reading = this.#files
      .readText(join(folder, '.editorconfig'))
      .then(readFile, () => undefined);
    this.#read.set(folder, reading);
    return reading;
  }
}

function readFile(text: string): ConfigFile {
  const sections: Section[] = [];
  let isRoot = false;
  let properties: Map<string, string> | undefined;
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue;
    const [, glob] = /^\[(.*)\]$/.exec(line) ?? [];
    if (glob !== undefined) {
      properties = new Map();
      sections.push({ pattern: globPattern(glob), properties });
      continue;
    }
    const [, name, value] = /^([^=]+?)\s*=\s*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    if (properties !== undefined) properties.set(name.toLowerCase(), value.toLowerCase());
    else if (name.toLowerCase() === 'root') isRoot = value.toLowerCase() === 'true';
  }
  return { isRoot, sections };
}
