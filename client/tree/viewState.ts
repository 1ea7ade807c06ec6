import type { Disposable } from '../engine/disposable.ts';
import { NO_OPTIONS, type ViewDefinition, type ViewOptions } from './node.ts';
import { Sizes } from './sizes.ts';

/** Where a window's state is kept between sessions; the editor's `Memento` is one. */
export interface Memory {
  get<T>(key: string): T | undefined;
  update(key: string, value: unknown): Thenable<void>;
}

/** What is kept of a view's options. */
interface KeptOptions {
  readonly filter?: string;
  readonly groupBy?: string;
  readonly sort?: string;
  readonly toggles?: readonly string[];
}

/** How each view is filtered, grouped and sorted, and which rows are open: kept over reloads. */
export class ViewState {
  readonly #memory: Memory;
  /** The folders of the workspace, for rows that belong to it. */
  readonly #folders: () => readonly string[];
  readonly #listeners = new Set<(viewId: string) => void>();
  /** Ids of rows by view; never kept. */
  readonly #revealed = new Map<string, ReadonlySet<string>>();

  /** Forgotten with the window. */
  readonly #sizes = new Sizes();

  constructor(memory: Memory, folders: () => readonly string[]) {
    this.#memory = memory;
    this.#folders = folders;
  }

  /** The options in force. A choice that the view no longer knows is as if it was never made. */
  options({ id, choices }: Pick<ViewDefinition, 'id' | 'choices'>): ViewOptions {
    const kept = this.#memory.get<KeptOptions>(optionsKey(id)) ?? {};
    const defaults = choices?.defaults ?? {};
    // `label:com.example` is the grouping and what it looks at.
    const known = (all: readonly { readonly id: string }[] | undefined, wanted?: string) =>
      all?.some((one) => one.id === wanted?.split(':', 1)[0]) ? wanted : undefined;
    const toggles = kept.toggles ?? defaults.toggles ?? [];
    return {
      filter: kept.filter ?? '',
      groupBy: known(choices?.groupings, kept.groupBy) ?? defaults.groupBy ?? NO_OPTIONS.groupBy,
      sort: known(choices?.sorts, kept.sort) ?? defaults.sort ?? NO_OPTIONS.sort,
      toggles: new Set(toggles.filter((toggle) => known(choices?.toggles, toggle))),
      folders: this.#folders(),
      revealed: this.#revealed.get(id) ?? NO_OPTIONS.revealed,
      sizes: this.#sizes,
    };
  }

  /** Keeps a change and tells the view. */
  async change(viewId: string, change: KeptOptions): Promise<void> {
    const kept = this.#memory.get<KeptOptions>(optionsKey(viewId)) ?? {};
    const saved = this.#memory.update(optionsKey(viewId), { ...kept, ...change });
    this.#tell(viewId);
    await saved;
  }

  /** Keeps what was measured, in bytes, and tells the view. */
  noteSizes(viewId: string, sizes: ReadonlyMap<object, number>): void {
    for (const [object, bytes] of sizes) {
      this.#sizes.note(object, bytes);
    }
    this.#tell(viewId);
  }

  /** Shows the hidden values of a row, or hides them again; the view is not told. */
  toggleRevealed(viewId: string, rowId: string): void {
    const revealed = new Set(this.#revealed.get(viewId));
    if (!revealed.delete(rowId)) {
      revealed.add(rowId);
    }
    this.#revealed.set(viewId, revealed);
  }

  /** Hides what was revealed; `true` when there was anything. The view is not told. */
  conceal(viewId: string): boolean {
    const some = (this.#revealed.get(viewId)?.size ?? 0) > 0;
    this.#revealed.delete(viewId);
    return some;
  }

  onDidChange(listener: (viewId: string) => void): Disposable {
    const own = (viewId: string) => listener(viewId);
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  }

  #tell(viewId: string): void {
    for (const listener of [...this.#listeners]) {
      listener(viewId);
    }
  }

  /** What the user opened (`true`) or closed, by the row's id. */
  expanded(viewId: string): ReadonlyMap<string, boolean> {
    return new Map(this.#memory.get<readonly [string, boolean][]>(expandedKey(viewId)) ?? []);
  }

  keepExpanded(viewId: string, expanded: ReadonlyMap<string, boolean>): void {
    // The oldest go first: rows of objects that are long gone must not pile up.
    void this.#memory.update(expandedKey(viewId), [...expanded].slice(-MOST_KEPT));
  }
}

const MOST_KEPT = 500;

function optionsKey(viewId: string): string {
  return `${viewId}.options`;
}

function expandedKey(viewId: string): string {
  return `${viewId}.expanded`;
}
