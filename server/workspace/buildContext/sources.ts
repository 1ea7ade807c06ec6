import { join } from 'node:path';
import type { BuildContext, SourceReport } from '../../model/buildContext.ts';
import type { Configurations } from '../configurations.ts';
import type { DocumentVersion } from '../documents.ts';
import type { Clock, FileSystem } from '../ports.ts';
import type { BuildContexts } from './buildContexts.ts';
import type { Found } from './sourceSearch.ts';
import { sizeOfSource } from './sourceSize.ts';

export interface SourcesParts {
  readonly files: FileSystem;
  readonly clock: Clock;
  readonly contexts: BuildContexts;
  readonly configurations: Configurations;
}

/** What is deep inside of folders is not watched: counts are good for so many milliseconds. */
const FRESH = 10_000;
/** So many counts are kept. */
const MOST_KEPT = 50;

/** Looks at single sources of COPY, ADD and bind mounts, where somebody wants to know more of one. */
export class Sources {
  readonly #parts: SourcesParts;
  readonly #kept = new Map<string, { readonly report: SourceReport; readonly until: number }>();

  constructor(parts: SourcesParts) {
    this.#parts = parts;
  }

  /**
   * What `path` takes from the build context of `document`; `undefined` when nobody can tell the
   * context, or `signal` fires.
   */
  async report(
    document: DocumentVersion,
    path: string,
    signal: AbortSignal,
  ): Promise<SourceReport | undefined> {
    const context = await this.#context(document, signal);
    if (context === undefined) return undefined;
    const { clock } = this.#parts;
    const key = JSON.stringify([document.uri, context.folder, path]);
    const kept = this.#kept.get(key);
    if (kept !== undefined && clock.now() < kept.until) return kept.report;
    const report = await this.#look(context, path, signal);
    if (signal.aborted) return undefined;
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(key, { report, until: clock.now() + FRESH });
    return report;
  }

  /** The files that `path` names in the build context of `document`, absolute; folders are none. */
  async files(
    document: DocumentVersion,
    path: string,
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    const context = await this.#context(document, signal);
    if (context === undefined) return [];
    return this.#find(context, path)
      .filter(({ kind }) => kind !== 'folder')
      .map((found) => join(context.folder, found.path));
  }

  async #context(
    document: DocumentVersion,
    signal: AbortSignal,
  ): Promise<BuildContext | undefined> {
    const { run } = await this.#parts.configurations.of(document.uri);
    const context = await this.#parts.contexts.settled(document, run.context);
    return signal.aborted ? undefined : context;
  }

  #find({ folder }: BuildContext, path: string): readonly Found[] {
    const found = this.#parts.contexts.search(path, folder);
    return typeof found === 'string' ? [] : found;
  }

  async #look(context: BuildContext, path: string, signal: AbortSignal): Promise<SourceReport> {
    const { folder, ignoreFile } = context;
    const match = context.find(path);
    const size =
      match?.kind === 'found'
        ? await sizeOfSource(
            this.#find(context, path),
            folder,
            ignoreFile?.ignore,
            this.#parts.files,
            signal,
          )
        : undefined;
    return { folder, ignoreFile: ignoreFile?.name, match, size };
  }
}
