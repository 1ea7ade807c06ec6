import { dirname } from 'node:path';
import { isInside } from '../../lint/configuration/places.ts';
import type { BuildContext } from '../../model/buildContext.ts';
import { contextSources } from '../../rules/support/contextSources.ts';
import type { DocumentVersion } from '../documents.ts';
import type { FileSystem, Log } from '../ports.ts';
import { pathOf } from '../uris.ts';
import { lookAtContext } from './buildContext.ts';
import type { ContextPlace } from './contextRoot.ts';
import { Folders, Look } from './folders.ts';
import { type ListedEntry, listFolder } from './listFolder.ts';
import { readContext } from './readContext.ts';
import { type Search, searchSource } from './sourceSearch.ts';

/** Told about what was read. */
export interface BuildContextListener {
  /** What is known of the context of this document has changed. */
  changed(uri: string): void;
}

/**
 * The build contexts of open documents. Asking answers from what has been read and never waits;
 * what is missing is read in the background.
 */
export class BuildContexts {
  readonly #files: FileSystem;
  readonly #folders: Folders;
  readonly #log: Log;
  readonly #listeners: BuildContextListener[] = [];
  readonly #open = new Map<string, OpenContext>();
  readonly #stale = new Set<string>();
  #refreshing = false;
  #workspaceFolders: readonly string[] = [];

  constructor(files: FileSystem, log: Log) {
    this.#files = files;
    this.#folders = new Folders(files);
    this.#log = log;
  }

  listen(listener: BuildContextListener): void {
    this.#listeners.push(listener);
  }

  /** The folders that are open in the editor, by URI; of those on other systems nothing is known. */
  setWorkspaceFolders(uris: readonly string[]): void {
    this.#workspaceFolders = uris.flatMap((uri) => pathOf(uri) ?? []);
  }

  /** Rises with every change that listeners are told of. */
  revisionOf(uri: string): number {
    return this.#open.get(uri)?.revision ?? 0;
  }

  /**
   * What has been read for `document`; the rest is read now, and listeners are told. `context`: the
   * context's folder where somebody says so, absolute.
   */
  of(document: DocumentVersion, context?: string): BuildContext | undefined {
    const around = this.#placeOf(document.uri);
    const place = around && { ...around, context };
    const sources = place === undefined ? [] : contextSources(document.model);
    if (place === undefined || sources.length === 0) return undefined;
    const look = new Look(this.#folders);
    const seen = lookAtContext(place, sources, look);
    const open = this.#opened(document.uri);
    if (look.wanted.size > 0) this.#read(document, place, open);
    else open.folder = seen?.folder;
    // While a new source is looked up, what was known of the others stays known.
    if (seen !== undefined || look.wanted.size === 0 || open.folder === undefined) return seen;
    return lookAtContext({ ...place, context: open.folder }, sources, new Look(this.#folders));
  }

  /** The same, once all of it has been read; `undefined` when the document is closed meanwhile. */
  async settled(document: DocumentVersion, context?: string): Promise<BuildContext | undefined> {
    // A reading under way may be that of the version before: then there is a second one.
    for (let round = 0; round < 2; round++) {
      const known = this.of(document, context);
      const reading = this.#open.get(document.uri)?.settled;
      if (reading === undefined) return known;
      await reading;
      if (!this.#open.has(document.uri)) return undefined;
    }
    return this.of(document, context);
  }

  /**
   * What stands in a folder of `document`'s build context now; the word at `offset`, which is being
   * typed, does not tell where the context is. `undefined` for a document that is no file.
   */
  async readFolder(
    document: DocumentVersion,
    { path, offset, context }: WantedFolder,
    signal: AbortSignal,
  ): Promise<readonly ListedEntry[] | undefined> {
    const around = this.#placeOf(document.uri);
    if (around === undefined) return undefined;
    const place = { ...around, context };
    const sources = contextSources(document.model).filter(
      ({ start, end }) => offset < start || end < offset,
    );
    return listFolder({ place, sources, path }, this.#folders, this.#files, signal);
  }

  /** What `source` names in the context `root`, by what has been read. */
  search(source: string, root: string): Search {
    return searchSource(source, root, new Look(this.#folders));
  }

  /** The folders that were read inside what is open in the editor, or beside a document. */
  get watched(): readonly string[] {
    const tops = [...this.#open.keys()].flatMap((uri) => this.#placeOf(uri) ?? []);
    const folders = tops.map((place) => place.workspaceFolder ?? dirname(place.dockerfile));
    return this.#folders.paths.filter((path) => folders.some((top) => isInside(path, top)));
  }

  /** Files came, went or changed: what is known of the folders around them is read again. */
  filesChanged(uris: readonly string[]): void {
    for (const path of uris.flatMap((uri) => pathOf(uri) ?? [])) {
      this.#stale.add(dirname(path)).add(path);
    }
    if (!this.#refreshing) void this.#refresh();
  }

  /** Reads again all that is known, for editors that don't tell when files change. */
  refresh(): void {
    for (const path of this.#folders.paths) this.#stale.add(path);
    if (!this.#refreshing) void this.#refresh();
  }

  close(uri: string): void {
    this.#open.get(uri)?.reading?.abort();
    this.#open.delete(uri);
    if (this.#open.size === 0) this.#folders.clear();
  }

  #opened(uri: string): OpenContext {
    const known = this.#open.get(uri);
    if (known !== undefined) return known;
    const open: OpenContext = {
      folder: undefined,
      reading: undefined,
      settled: undefined,
      revision: 0,
    };
    this.#open.set(uri, open);
    return open;
  }

  #placeOf(uri: string): ContextPlace | undefined {
    const dockerfile = pathOf(uri);
    if (dockerfile === undefined) return undefined;
    const around = this.#workspaceFolders.filter((folder) => isInside(dockerfile, folder));
    const workspaceFolder = around.sort((a, b) => a.length - b.length)[0];
    return { dockerfile, workspaceFolder };
  }

  #read(document: DocumentVersion, place: ContextPlace, open: OpenContext): void {
    if (open.reading !== undefined) return;
    const reading = new AbortController();
    open.reading = reading;
    open.settled = readContext(document.model, place, this.#folders, reading.signal).then(
      () => {
        open.reading = undefined;
        open.settled = undefined;
        if (!reading.signal.aborted) this.#tell(document.uri);
      },
      (error) => {
        open.reading = undefined;
        open.settled = undefined;
        this.#log.error('The build context could not be read', error);
      },
    );
  }

  async #refresh(): Promise<void> {
    this.#refreshing = true;
    try {
      while (this.#stale.size > 0) {
        const stale = [...this.#stale];
        this.#stale.clear();
        await this.#folders.refresh(stale);
      }
    } catch (error) {
      this.#log.error('The build context could not be read again', error);
    }
    this.#refreshing = false;
    for (const uri of this.#open.keys()) this.#tell(uri);
  }

  #tell(uri: string): void {
    this.#opened(uri).revision++;
    for (const listener of this.#listeners) listener.changed(uri);
  }
}

/** A folder to be listed. */
export interface WantedFolder {
  /** From the context. */
  readonly path: string;
  readonly offset: number;
  /** The context's folder where somebody says so, absolute. */
  readonly context?: string | undefined;
}

interface OpenContext {
  /** The context it was found to have last. */
  folder: string | undefined;
  reading: AbortController | undefined;
  /** Resolves when that reading is over, however it ended. */
  settled: Promise<void> | undefined;
  revision: number;
}
