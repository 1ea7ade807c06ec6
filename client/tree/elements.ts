import type { Snapshot } from '../engine/store.ts';
import { type EngineId, OWN_ENGINE } from '../engine-host/engines.ts';
import type { AnyNode } from './node.ts';

/**
 * The rows a view has given to the editor: one object an id for as long as the row is there, so
 * that the editor knows a row again. What the object stands for is renewed when it is placed
 * again. No vscode here: it is tested by itself.
 */
export class Elements {
  readonly #byId = new Map<string, AnyNode>();
  readonly #children = new Map<string, readonly string[]>();
  readonly #parents = new Map<string, string>();

  /** `nodes` as the elements under `parent` (`undefined`: the root); forgets those that went. */
  place(parent: AnyNode | undefined, nodes: readonly AnyNode[]): readonly AnyNode[] {
    const under = parent === undefined ? ROOT : idOf(parent);
    const before = this.#children.get(under) ?? [];
    const elements = nodes.map((node) => this.#known(node, under));
    const ids = elements.map(idOf);
    this.#children.set(under, ids);
    const left = new Set(ids);
    for (const id of before) {
      if (!left.has(id) && this.#parents.get(id) === under) {
        this.#forget(id);
      }
    }
    return elements;
  }

  /** The element that stands for `node`; `undefined` when no such row was ever given out. */
  find(node: AnyNode): AnyNode | undefined {
    return this.#byId.get(idOf(node));
  }

  parent(element: AnyNode): AnyNode | undefined {
    return this.#byId.get(this.#parents.get(idOf(element)) ?? ROOT);
  }

  get size(): number {
    return this.#byId.size;
  }

  #known(node: AnyNode, under: string): AnyNode {
    const id = idOf(node);
    const element = this.#byId.get(id) ?? { ...node };
    Object.assign(element, node);
    this.#byId.set(id, element);
    this.#parents.set(id, under);
    return element;
  }

  #forget(id: string): void {
    this.#byId.delete(id);
    this.#parents.delete(id);
    for (const child of this.#children.get(id) ?? []) {
      this.#forget(child);
    }
    this.#children.delete(id);
  }
}

const ROOT = '';

/** The row's id, as the editor gets it. */
export function idOf({ kind, target, engine }: AnyNode): string {
  const id = kind.id(target);
  return engine ? `${engine}\n${id}` : id;
}

/** `nodes` as rows of the Engine `engine`. */
export function ofEngine(engine: EngineId, nodes: readonly AnyNode[]): readonly AnyNode[] {
  return engine === OWN_ENGINE ? nodes : nodes.map((node) => ({ ...node, engine }));
}

/** All flags of a row, the kind's name first; empty when the object has gone. */
export function flagsOf(snapshot: Snapshot, node: AnyNode): readonly string[] {
  const item = node.kind.item(snapshot, node.target);
  return item ? [node.kind.kind, ...item.flags] : [];
}

/** `.container.live.running.`: a `when` clause matches `.flag.`, never a part of another flag. */
export function contextValue(flags: readonly string[]): string {
  return `.${flags.join('.')}.`;
}
