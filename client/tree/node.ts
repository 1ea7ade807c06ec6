import type { Snapshot, StoreChange } from '../engine/store.ts';

/**
 * A row of a view as plain data. `id` is the same for the object's whole life, so that selection
 * and expansion survive every change.
 */
export interface NodeItem {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Markdown. */
  readonly tooltip?: string;
  readonly icon?: { readonly codicon: string; readonly color?: string };
  /** What a screen reader says instead of label and description. */
  readonly accessibilityLabel?: string;
  /**
   * What can be done with it, for `when` clauses: each becomes `.flag.` in the context value, so
   * that no flag matches inside another's name.
   */
  readonly flags: readonly string[];
  readonly collapsible: 'none' | 'collapsed' | 'expanded';
  /** A command's id, run on click. */
  readonly command?: string;
}

/** One kind of row: pure functions over the store's snapshot. One file a kind in `tree/nodes/`. */
export interface NodeKind<Target> {
  /** `container`; the first part of every id and the flag all its nodes carry. */
  readonly kind: string;
  /** `undefined` when the object has gone. */
  item(snapshot: Snapshot, target: Target): NodeItem | undefined;
  children(snapshot: Snapshot, target: Target): readonly AnyNode[];
}

/** A row together with what it stands for. */
export interface TreeNode<Target = unknown> {
  readonly kind: NodeKind<Target>;
  readonly target: Target;
}

// biome-ignore lint/suspicious/noExplicitAny: a view holds nodes of every kind, each checked where it is made
export type AnyNode = TreeNode<any>;

/** One view: its roots, and which rows a change touches. One file a view in `tree/`. */
export interface ViewDefinition {
  /** `longshore.containers`. */
  readonly id: string;
  readonly name: string;
  readonly watches: readonly ('containers' | 'images' | 'volumes' | 'networks')[];
  roots(snapshot: Snapshot): readonly AnyNode[];
  /** Nodes whose row or children changed; `'roots'` when rows came or went. */
  affected(snapshot: Snapshot, change: StoreChange): readonly AnyNode[] | 'roots';
  /** Shown while the view has no rows; `when` tells the cases apart. */
  readonly welcome: readonly { readonly when: string; readonly contents: string }[];
}
