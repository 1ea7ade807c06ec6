import {
  type Event,
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  window,
} from 'vscode';
import type { Disposable } from '../engine/disposable.ts';
import type { EngineStore, Snapshot, StoreChange } from '../engine/store.ts';
import { contextValue, Elements, idOf } from './elements.ts';
import type { AnyNode, NodeItem, ViewDefinition } from './node.ts';

/**
 * Shows one view in the editor. It follows the store only while it can be seen: a hidden view
 * holds no watch and hears no change, and draws once when it is shown again.
 */
export class TreeAdapter implements TreeDataProvider<AnyNode>, Disposable {
  readonly onDidChangeTreeData: Event<AnyNode[] | undefined>;
  readonly #changed = new EventEmitter<AnyNode[] | undefined>();
  readonly #definition: ViewDefinition;
  readonly #store: EngineStore;
  readonly #tree: TreeView<AnyNode>;
  readonly #elements = new Elements();
  /** What the user opened or closed; survives a row's absence, unlike the editor's memory. */
  readonly #expanded = new Map<string, boolean>();
  readonly #disposables: Disposable[];
  /** While visible: what to end when it is hidden. */
  #following: Disposable[] = [];
  /** What the rows on screen were drawn from. */
  #drawn: Snapshot;
  #note: string | undefined;
  #hasRows = false;

  constructor(definition: ViewDefinition, store: EngineStore) {
    this.#definition = definition;
    this.#store = store;
    this.#drawn = store.snapshot;
    this.onDidChangeTreeData = this.#changed.event;
    this.#tree = window.createTreeView<AnyNode>(definition.id, {
      treeDataProvider: this,
      canSelectMany: true,
    });
    this.#disposables = [
      this.#changed,
      this.#tree,
      this.#tree.onDidChangeVisibility(({ visible }) => this.#show(visible)),
      this.#tree.onDidExpandElement(({ element }) => this.#expanded.set(idOf(element), true)),
      this.#tree.onDidCollapseElement(({ element }) => this.#expanded.set(idOf(element), false)),
    ];
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

  getTreeItem(node: AnyNode): TreeItem {
    const item = node.kind.item(this.#store.snapshot, node.target);
    const id = idOf(node);
    // A row whose object has just gone is drawn once more before its parent is asked again.
    return item ? treeItem(id, node, item, this.#expanded.get(id)) : { id, label: '' };
  }

  getChildren(node?: AnyNode): AnyNode[] {
    const { snapshot } = this.#store;
    const nodes = node
      ? node.kind.children(snapshot, node.target)
      : this.#definition.roots(snapshot);
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
    const tooltip = node.kind.tooltip?.(this.#store.snapshot, node.target, Date.now());
    item.tooltip = tooltip === undefined ? undefined : new MarkdownString(tooltip);
    return item;
  }

  dispose(): void {
    this.#show(false);
    disposeAll(this.#disposables);
  }

  /** Only beside rows: the editor shows no welcome under a note. */
  #showNote(): void {
    const note = this.#hasRows ? this.#note : undefined;
    if (this.#tree.message !== note) {
      this.#tree.message = note;
    }
  }

  #show(visible: boolean): void {
    if (!visible) {
      disposeAll(this.#following);
      this.#following = [];
      return;
    }
    if (this.#following.length > 0) {
      return;
    }
    if (this.#drawn !== this.#store.snapshot) {
      this.#drawn = this.#store.snapshot;
      this.#changed.fire(undefined);
    }
    this.#following = [
      this.#store.onDidChange((change) => this.#update(change)),
      ...this.#definition.watches.map((kind) => this.#store.watch(kind)),
    ];
  }

  #update(change: StoreChange): void {
    const before = this.#drawn;
    this.#drawn = this.#store.snapshot;
    const affected = this.#definition.affected(before, this.#drawn, change);
    if (affected === 'roots') {
      this.#changed.fire(undefined);
      return;
    }
    const elements = affected.flatMap((node) => this.#elements.find(node) ?? []);
    if (elements.length > 0) {
      this.#changed.fire(elements);
    }
  }
}

function disposeAll(disposables: readonly Disposable[]): void {
  for (const one of disposables) {
    one.dispose();
  }
}

function treeItem(
  id: string,
  node: AnyNode,
  item: NodeItem,
  expanded: boolean | undefined,
): TreeItem {
  const tree = new TreeItem(item.label, collapsibleState(item, expanded));
  tree.id = id;
  tree.description = item.description;
  tree.contextValue = contextValue([node.kind.kind, ...item.flags]);
  if (item.icon) {
    tree.iconPath = new ThemeIcon(
      item.icon.codicon,
      item.icon.color === undefined ? undefined : new ThemeColor(item.icon.color),
    );
  }
  if (item.accessibilityLabel !== undefined) {
    tree.accessibilityInformation = { label: item.accessibilityLabel };
  }
  if (item.command !== undefined) {
    tree.command = { command: item.command, title: '', arguments: [node] };
  }
  return tree;
}

function collapsibleState(item: NodeItem, expanded: boolean | undefined): TreeItemCollapsibleState {
  if (item.collapsible === 'none') {
    return TreeItemCollapsibleState.None;
  }
  return (expanded ?? item.collapsible === 'expanded')
    ? TreeItemCollapsibleState.Expanded
    : TreeItemCollapsibleState.Collapsed;
}
