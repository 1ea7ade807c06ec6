import {
  type Event,
  EventEmitter,
  MarkdownString,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import type { Disposable } from '../engine/disposable.ts';
import { EngineError } from '../engine/errors.ts';
import { NOTHING_KNOWN, type Snapshot, type StoreChange } from '../engine/store.ts';
import {
  type EngineId,
  type EngineSlot,
  type EngineSlots,
  OWN_ENGINE,
} from '../engine-host/engines.ts';
import { explain } from '../engine-host/explain.ts';
import { Elements, idOf, ofEngine } from './elements.ts';
import type { LayerOrigins } from './layerOrigins.ts';
import type { AnyNode, ViewDefinition } from './node.ts';
import { node as engineKind } from './nodes/engine.ts';
import { node as problemKind } from './nodes/problem.ts';
import { Once } from './once.ts';
import { treeItem } from './treeItem.ts';
import type { ViewState } from './viewState.ts';

/**
 * Shows one view in the editor. It follows the stores only while it can be seen: a hidden view
 * holds no watch and hears no change, and draws once when it is shown again. With several Engines
 * open each has a top row of its own.
 */
export class TreeAdapter implements TreeDataProvider<AnyNode>, Disposable {
  readonly onDidChangeTreeData: Event<AnyNode[] | undefined>;
  readonly definition: ViewDefinition;
  readonly #changed = new EventEmitter<AnyNode[] | undefined>();
  readonly #engines: EngineSlots;
  readonly #state: ViewState;
  readonly #origins: LayerOrigins;
  readonly #once = new Once();
  readonly #tree: TreeView<AnyNode>;
  readonly #elements = new Elements();
  /** What the user opened or closed; survives a row's absence, unlike the editor's memory. */
  readonly #expanded: Map<string, boolean>;
  readonly #disposables: Disposable[];
  /** Ends what is loaded for rows that are drawn anew, or when the view is hidden. */
  readonly #loading = new Map<string, AbortController>();
  /** Rows that were closed after their children had been loaded. */
  readonly #stale = new Set<string>();
  /** While visible: what to end when it is hidden. */
  #following: Disposable[] = [];
  /** What the rows on screen were drawn from. */
  #drawn = new Map<EngineId, Snapshot>();
  #note: string | undefined;
  #hasRows = false;

  constructor(
    definition: ViewDefinition,
    engines: EngineSlots,
    state: ViewState,
    origins: LayerOrigins,
  ) {
    this.definition = definition;
    this.#origins = origins;
    this.#engines = engines;
    this.#state = state;
    this.#expanded = new Map(state.expanded(definition.id));
    this.onDidChangeTreeData = this.#changed.event;
    this.#tree = window.createTreeView<AnyNode>(definition.id, {
      treeDataProvider: this,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.#disposables = [
      this.#changed,
      this.#tree,
      this.#tree.onDidChangeVisibility(({ visible }) => this.#show(visible)),
      this.#tree.onDidExpandElement(({ element }) => this.#remember(element, true)),
      this.#tree.onDidCollapseElement(({ element }) => this.#remember(element, false)),
      engines.onDidChange(() => this.#again()),
      state.onDidChange((viewId) => viewId === definition.id && this.#drawAll()),
    ];
    this.#drawn = this.#snapshots();
    this.#show(this.#tree.visible);
  }

  /** Rows that are selected while the view can be seen. */
  get selection(): readonly AnyNode[] {
    return this.#tree.visible ? this.#tree.selection : [];
  }

  /** A line above the rows; `undefined` for none. */
  set note(text: string | undefined) {
    this.#note = text;
    this.#showNote();
  }

  /** Loads what is under `node` again, or what stands beside it, as when its loading failed. */
  reload(node: AnyNode): void {
    const element = this.#elements.find(node);
    const drawn = element && (element.kind.load ? element : this.#elements.parent(element));
    if (drawn !== undefined) {
      this.#changed.fire([drawn]);
    }
  }

  /** Shows the values that a row or the rows under it hide, or hides them again. */
  toggleRevealed(node: AnyNode): void {
    const element = this.#elements.find(node);
    const drawn = element && (element.kind.load ? element : this.#elements.parent(element));
    if (drawn !== undefined) {
      this.#state.toggleRevealed(this.definition.id, node.kind.id(node.target));
      this.#changed.fire([drawn]);
    }
  }

  getTreeItem(node: AnyNode): TreeItem {
    const id = idOf(node);
    const item = node.kind.item(this.#snapshot(node), node.target);
    return treeItem(id, node, item, this.#expanded.get(id));
  }

  async getChildren(node?: AnyNode): Promise<AnyNode[]> {
    const nodes = node === undefined ? this.#top() : await this.#under(node);
    const elements = [...this.#elements.place(node, nodes)];
    if (node === undefined) {
      this.#hasRows = elements.length > 0;
      this.#showNote();
    }
    return elements;
  }

  getParent(node: AnyNode): AnyNode | undefined {
    return this.#elements.parent(node);
  }

  resolveTreeItem(item: TreeItem, node: AnyNode): TreeItem {
    const tooltip = node.kind.tooltip?.(this.#snapshot(node), node.target, Date.now());
    item.tooltip = tooltip === undefined ? undefined : new MarkdownString(tooltip);
    return item;
  }

  dispose(): void {
    this.#show(false);
    disposeAll(this.#disposables);
  }

  #top(): readonly AnyNode[] {
    const { slots } = this.#engines;
    const [only] = slots;
    if (slots.length === 1 && only !== undefined) {
      return this.#roots(only);
    }
    return slots.flatMap(({ id }) => ofEngine(id, [{ kind: engineKind, target: id }]));
  }

  #roots({ id, store }: EngineSlot): readonly AnyNode[] {
    return ofEngine(id, this.definition.roots(store.snapshot, this.#options()));
  }

  async #under(node: AnyNode): Promise<readonly AnyNode[]> {
    const slot = this.#engines.slot(node.engine ?? OWN_ENGINE);
    if (slot === undefined) {
      return [];
    }
    if (node.kind === engineKind) {
      return this.#roots(slot);
    }
    const options = this.#options();
    const { snapshot } = slot.store;
    const children = node.kind.children(snapshot, node.target, options);
    const loaded = node.kind.load === undefined ? [] : await this.#load(node, slot);
    return ofEngine(slot.id, [...children, ...loaded]);
  }

  async #load(node: AnyNode, { engine, store }: EngineSlot): Promise<readonly AnyNode[]> {
    const id = idOf(node);
    this.#stale.delete(id);
    this.#loading.get(id)?.abort();
    const controller = new AbortController();
    this.#loading.set(id, controller);
    const { signal } = controller;
    try {
      const known = { snapshot: store.snapshot, options: this.#options() };
      const around = { engine, ...known, signal, once: this.#once, origins: this.#origins };
      return (await node.kind.load?.(around, node.target)) ?? [];
    } catch (error) {
      if (EngineError.is(error, 'cancelled', 'notFound')) {
        return [];
      }
      const message = EngineError.is(error) ? explain(error) : String(error);
      return [{ kind: problemKind, target: { under: id, message } }];
    } finally {
      if (this.#loading.get(id) === controller) {
        this.#loading.delete(id);
      }
    }
  }

  #options() {
    return this.#state.options(this.definition);
  }

  #snapshot({ engine }: AnyNode): Snapshot {
    return this.#engines.slot(engine ?? OWN_ENGINE)?.store.snapshot ?? NOTHING_KNOWN;
  }

  #snapshots(): Map<EngineId, Snapshot> {
    return new Map(this.#engines.slots.map(({ id, store }) => [id, store.snapshot]));
  }

  #remember(element: AnyNode, open: boolean): void {
    const id = idOf(element);
    this.#expanded.delete(id);
    this.#expanded.set(id, open);
    // The editor remembers a closed row's children; what was loaded for them is loaded again.
    if (element.kind.load !== undefined && !open) {
      this.#stale.add(id);
    } else if (this.#stale.delete(id)) {
      this.#changed.fire([element]);
    }
    this.#state.keepExpanded(this.definition.id, this.#expanded);
  }

  /** Only beside rows: the editor shows no welcome under a note. */
  #showNote(): void {
    const note = this.#hasRows ? this.#noteText() : undefined;
    if (this.#tree.message !== note) {
      this.#tree.message = note;
    }
  }

  #noteText(): string | undefined {
    const { filter } = this.#options();
    const filtered = filter === '' ? undefined : `Rows that contain "${filter}"`;
    return [this.#note, filtered].filter(Boolean).join(' · ') || undefined;
  }

  #show(visible: boolean): void {
    if (!visible) {
      disposeAll(this.#following);
      this.#following = [];
      for (const controller of this.#loading.values()) {
        controller.abort();
      }
      if (this.#state.conceal(this.definition.id)) {
        this.#drawn.clear();
      }
      return;
    }
    if (this.#following.length > 0) {
      return;
    }
    const { slots } = this.#engines;
    if (slots.some(({ id, store }) => this.#drawn.get(id) !== store.snapshot)) {
      this.#drawAll();
    }
    this.#following = slots.flatMap(({ id, store }) => [
      store.onDidChange((change) => this.#update(id, change)),
      ...this.definition.watches.map((kind) => store.watch(kind)),
    ]);
    this.#showBadge();
  }

  /** Other Engines than before. */
  #again(): void {
    const { visible } = this.#tree;
    this.#show(false);
    this.#show(visible);
    this.#drawAll();
  }

  #drawAll(): void {
    this.#drawn = this.#snapshots();
    this.#changed.fire(undefined);
  }

  #update(id: EngineId, change: StoreChange): void {
    const slot = this.#engines.slot(id);
    if (slot === undefined) {
      return;
    }
    const before = this.#drawn.get(id) ?? NOTHING_KNOWN;
    const after = slot.store.snapshot;
    this.#drawn.set(id, after);
    this.#showBadge();
    const affected = this.definition.affected(before, after, change, this.#options());
    const alone = this.#engines.slots.length === 1;
    if (affected === 'roots' && alone) {
      this.#changed.fire(undefined);
      return;
    }
    const top: AnyNode = { kind: engineKind, target: id, engine: id };
    const rows = affected === 'roots' ? [top] : ofEngine(id, affected);
    const all = change.state && !alone ? [top, ...rows] : rows;
    const elements = [...new Set(all.flatMap((node) => this.#elements.find(node) ?? []))];
    if (elements.length > 0) {
      this.#changed.fire(elements);
    }
  }

  #showBadge(): void {
    const badges = this.#engines.slots.flatMap(
      ({ store }) => this.definition.badge?.(store.snapshot) ?? [],
    );
    const value = badges.reduce((sum, badge) => sum + badge.value, 0);
    const tooltip = badges.map((badge) => badge.tooltip).join(', ');
    if ((this.#tree.badge?.value ?? 0) !== value || (this.#tree.badge?.tooltip ?? '') !== tooltip) {
      this.#tree.badge = value === 0 ? undefined : { value, tooltip };
    }
  }
}

function disposeAll(disposables: readonly Disposable[]): void {
  for (const one of disposables) {
    one.dispose();
  }
}
