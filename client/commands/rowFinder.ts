import { EngineError } from '../engine/errors.ts';
import type { Snapshot } from '../engine/store.ts';
import { type EngineSlot, type EngineSlots, OWN_ENGINE } from '../engine-host/engines.ts';
import { type Lease, whenListed } from '../engine-host/whenListed.ts';
import { flagsOf } from '../tree/elements.ts';
import type { AnyNode, AnyNodeKind } from '../tree/node.ts';
import type { CommandUi, GroupCommand, TargetCommand } from './command.ts';
import { membersFor } from './members.ts';

/** A command that works on rows. */
export type RowCommand = TargetCommand<unknown> | GroupCommand;

export interface RowFinderOptions {
  readonly ui: CommandUi;
  readonly engines: EngineSlots;
  readonly kinds: readonly AnyNodeKind[];
  /** Rows selected in the views that can be seen. */
  readonly selection: () => readonly AnyNode[];
}

/** What a key binding passes instead of a row. */
export const SELECTION = 'selection';

/** Finds the rows that a command works on: from the tree, the selection or a pick. */
export class RowFinder {
  readonly #options: RowFinderOptions;

  constructor(options: RowFinderOptions) {
    this.#options = options;
  }

  /** `args` as the editor passes them; `undefined` when it named no rows. */
  given([first, all]: readonly unknown[]): readonly AnyNode[] | undefined {
    if (first === SELECTION) {
      return this.#options.selection();
    }
    if (Array.isArray(all) && all.length > 0) {
      return all.filter(isNode);
    }
    return isNode(first) ? [first] : undefined;
  }

  /** Those of `nodes`, or of what they stand for, that `command` can be run on, each once. */
  applicable(command: RowCommand, nodes: readonly AnyNode[]): readonly AnyNode[] {
    const rows = command.alone ? nodes : this.members(command.on, nodes);
    return rows.filter((node) => applies(command, this.#snapshot(node), node));
  }

  /** The rows of the kind `wanted` that `nodes` are or stand for. */
  members(wanted: string, nodes: readonly AnyNode[]): readonly AnyNode[] {
    return membersFor(wanted, nodes, (node) => this.#snapshot(node));
  }

  /** Lets the user choose a row and uses it while the lists are followed. */
  async choose(command: RowCommand, use: (node: AnyNode) => Promise<void>): Promise<void> {
    const kind = this.kind(command.on);
    const listed = await this.#listed(kind);
    try {
      const node = await this.#pick(command, kind, listed);
      if (node !== undefined) {
        await use(node);
      }
    } finally {
      for (const { lease } of listed) {
        lease.release();
      }
    }
  }

  kind(name: string): AnyNodeKind {
    const kind = this.#options.kinds.find((one) => one.kind === name);
    if (kind === undefined) {
      throw new Error(`no node of kind "${name}"`);
    }
    return kind;
  }

  /** Of a row that is still on the screen though its Engine has just been closed there is none. */
  slot(id: EngineSlot['id'] = OWN_ENGINE): EngineSlot {
    const slot = this.#options.engines.slot(id);
    if (slot === undefined) {
      throw new EngineError('cancelled', 'This Docker Engine is no longer open');
    }
    return slot;
  }

  #snapshot({ engine }: AnyNode): Snapshot {
    return this.slot(engine).store.snapshot;
  }

  /** The open Engines with their lists; those beside the window's own only when they answer. */
  async #listed(kind: AnyNodeKind): Promise<readonly Listed[]> {
    const { ui, engines } = this.#options;
    return ui.progress('Connecting to the Docker Engine', async (signal) => {
      const [own, ...beside] = engines.slots;
      const found = beside.map(async (slot) => {
        const lease = whenListed(slot.store, kind.source, signal);
        return lease.then((one) => [{ slot, lease: one }]).catch(() => []);
      });
      const first = own && { slot: own, lease: await whenListed(own.store, kind.source, signal) };
      return [...(first ? [first] : []), ...(await Promise.all(found)).flat()];
    });
  }

  async #pick(
    command: RowCommand,
    kind: AnyNodeKind,
    listed: readonly Listed[],
  ): Promise<AnyNode | undefined> {
    const { ui } = this.#options;
    const { singular = kind.kind } = kind;
    const items = listed
      .flatMap(({ slot, lease: { snapshot } }) =>
        kind
          .all(snapshot)
          .map((target): AnyNode => ({ kind, target, ...engineOf(slot) }))
          .filter((node) => applies(command, snapshot, node))
          .flatMap((node) => {
            const item = kind.item(snapshot, node.target);
            const description = [slot.id, item?.description].filter(Boolean).join(' · ');
            return item ? [{ label: item.label, description, node }] : [];
          }),
      )
      .sort((a, b) => (a.label < b.label ? -1 : 1));
    if (items.length === 0) {
      ui.info(`${command.title}: there is no ${singular} to choose`);
      return undefined;
    }
    const picked = await ui.pick(items, {
      title: command.title,
      placeholder: `Choose a ${singular}`,
    });
    return picked?.node;
  }
}

interface Listed {
  readonly slot: EngineSlot;
  readonly lease: Lease;
}

function engineOf({ id }: EngineSlot): Pick<AnyNode, 'engine'> {
  return id === OWN_ENGINE ? {} : { engine: id };
}

function applies(command: RowCommand, snapshot: Snapshot, node: AnyNode): boolean {
  const flags = flagsOf(snapshot, node);
  return flags[0] === command.on && (command.when === undefined || flags.includes(command.when));
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'kind' in value && 'target' in value;
}
