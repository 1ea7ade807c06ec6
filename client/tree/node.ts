import type { CommandId } from '../commands/ids.generated.ts';
import type { Engine } from '../engine/engine.ts';
import type { Kind, Snapshot, StoreChange } from '../engine/store.ts';
import type { EngineId } from '../engine-host/engines.ts';
import type { LayerOrigins } from './layerOrigins.ts';
import type { Once } from './once.ts';
import type { Sizes } from './sizes.ts';

/**
 * A row of a view as plain data. `id` is the same for the object's whole life, so that selection
 * and expansion survive every change.
 */
export interface NodeItem {
  readonly label: string;
  readonly description?: string;
  readonly icon?: { readonly codicon: string; readonly color?: string };
  /** What a screen reader says instead of label and description. */
  readonly accessibilityLabel?: string;
  /**
   * What can be done with it, for `when` clauses: each becomes `.flag.` in the context value, so
   * that no flag matches inside another's name. The kind's own name is always among them.
   */
  readonly flags: readonly string[];
  readonly collapsible: 'none' | 'collapsed' | 'expanded';
  /** An address that gives the row its file icon and decorations. */
  readonly resource?: string;
  /** A command's id, run on click. */
  readonly command?: CommandId;
}

/** One kind of row: pure functions over the store's snapshot. One file a kind in `tree/nodes/`. */
export interface NodeKind<Target> {
  /** `container`; the first part of every id and the flag all its nodes carry. */
  readonly kind: string;
  /** `container`; in titles and messages. Left out: as `kind`. */
  readonly singular?: string;
  /** `containers`; in titles and messages. */
  readonly plural: string;
  /** What the store must have listed before a target of this kind can be picked. */
  readonly source: Kind;
  /** The row's id: unique in a view and the same for the object's whole life. */
  id(target: Target): string;
  /** Every target there is, for a pick without a tree. */
  all(snapshot: Snapshot): readonly Target[];
  /** `undefined` when the object has gone. */
  item(snapshot: Snapshot, target: Target): NodeItem | undefined;
  /** What messages call it, where the row's label says too little away from its place. */
  title?(snapshot: Snapshot, target: Target): string | undefined;
  /** Markdown, asked for when the pointer rests on the row. `now`: milliseconds since 1970. */
  tooltip?(snapshot: Snapshot, target: Target, now: number): string | undefined;
  children(snapshot: Snapshot, target: Target, options: ViewOptions): readonly AnyNode[];
  /** The rows it stands for, when it is nothing by itself: what is done to it is done to them. */
  members?(snapshot: Snapshot, target: Target): readonly AnyNode[];
  /**
   * Further children that the store does not hold: asked of the Engine when the row is opened, and
   * again when it is drawn anew. Throws `EngineError`.
   */
  load?(around: LoadContext, target: Target): Promise<readonly AnyNode[]>;
}

/** What the children of a row are loaded from. */
export interface LoadContext {
  readonly engine: Engine;
  readonly snapshot: Snapshot;
  readonly options: ViewOptions;
  readonly signal: AbortSignal;
  /** Remembers what does not change while an object is the same. */
  readonly once: Once;
  readonly origins: LayerOrigins;
}

/** A row together with what it stands for. */
export interface TreeNode<Target = unknown> {
  readonly kind: NodeKind<Target>;
  readonly target: Target;
  /** The Engine it belongs to; set by the view that shows it. Left out: the window's own. */
  readonly engine?: EngineId;
}

// biome-ignore lint/suspicious/noExplicitAny: a view holds nodes of every kind, each checked where it is made
export type AnyNode = TreeNode<any>;

// biome-ignore lint/suspicious/noExplicitAny: as above, in the list of all kinds
export type AnyNodeKind = NodeKind<any>;

/** How the user wants a view: plain data, kept over reloads. */
export interface ViewOptions {
  /** Text that rows must contain; empty for all rows. */
  readonly filter: string;
  /** The id of one of the view's groupings. */
  readonly groupBy: string;
  /** The id of one of the view's sorts. */
  readonly sort: string;
  /** Ids of the view's toggles that are on. */
  readonly toggles: ReadonlySet<string>;
  /** The folders of the workspace, as file paths. */
  readonly folders: readonly string[];
  /** Ids of rows whose hidden values the user wants to see; forgotten when the view is hidden. */
  readonly revealed: ReadonlySet<string>;
  /** What was measured, and is not known otherwise. */
  readonly sizes?: Sizes;
}

export const NO_OPTIONS: ViewOptions = {
  filter: '',
  groupBy: '',
  sort: '',
  toggles: new Set(),
  folders: [],
  revealed: new Set(),
};

export interface Choice {
  readonly id: string;
  /** Sentence case, as a menu shows it. */
  readonly label: string;
}

/** What the user may choose for a view; the first of each list holds without a choice. */
export interface ViewChoices {
  readonly groupings?: readonly Choice[];
  readonly sorts?: readonly Choice[];
  readonly toggles?: readonly Choice[];
  readonly defaults: {
    readonly groupBy?: string;
    readonly sort?: string;
    readonly toggles?: readonly string[];
  };
}

/** Shown in place of rows; `contents` as in the manifest's `viewsWelcome`. */
export interface Welcome {
  readonly when: string;
  readonly contents: string;
}

/** One view: its roots, and which rows a change touches. One file a view in `tree/views/`. */
export interface ViewDefinition {
  /** `longshore.containers`. */
  readonly id: string;
  readonly name: string;
  /** A codicon's name, for where the view stands alone. */
  readonly icon: string;
  /** Closed until somebody opens it. */
  readonly collapsed?: true;
  readonly watches: readonly Kind[];
  readonly choices?: ViewChoices;
  roots(snapshot: Snapshot, options: ViewOptions): readonly AnyNode[];
  /**
   * Nodes whose row or children differ between the snapshots; `'roots'` when top rows came, went
   * or moved. Costs what changed, not what there is.
   */
  affected(
    before: Snapshot,
    after: Snapshot,
    change: StoreChange,
    options: ViewOptions,
  ): readonly AnyNode[] | 'roots';
  /** A number on the view's icon and what it counts; `undefined` for none. */
  badge?(snapshot: Snapshot): { readonly value: number; readonly tooltip: string } | undefined;
  /**
   * How many objects there are, shown or not; `undefined` while that is not known. The context keys
   * `<id>.empty` and `<id>.some`.
   */
  count(snapshot: Snapshot): number | undefined;
  /** Shown while the view has no rows. */
  readonly welcome: readonly Welcome[];
}
