import type { Disposable } from '../engine/disposable.ts';
import type { Engine } from '../engine/engine.ts';
import type { EngineStore } from '../engine/store.ts';
import { type Connection, EngineHost } from './engineHost.ts';

/** Names an open Engine in this window: a Docker context's name, empty for the window's own. */
export type EngineId = string;

/** The window's own Engine, chosen by settings, environment and context. */
export const OWN_ENGINE: EngineId = '';

/** One open Engine: what rows are drawn from and what commands steer. */
export interface EngineSlot {
  readonly id: EngineId;
  readonly store: EngineStore;
  readonly engine: Engine;
}

/** The open Engines, as views and commands need them. */
export interface EngineSlots {
  /** The window's own first. */
  readonly slots: readonly EngineSlot[];
  /** `undefined` when it has been closed. */
  slot(id: EngineId): EngineSlot | undefined;
  /** An Engine was opened beside the others, or closed. */
  onDidChange(listener: () => void): Disposable;
}

/** The window's own Engine, and those opened beside it by their context's name. */
export class Engines implements EngineSlots, Disposable {
  readonly own: EngineHost;
  readonly #open: (id: EngineId) => Connection;
  readonly #hosts = new Map<EngineId, EngineHost>();
  readonly #listeners = new Set<() => void>();
  #slots: readonly EngineSlot[] = [];

  /** `open` makes the objects for one Engine without asking it anything. */
  constructor(open: (id: EngineId) => Connection) {
    this.#open = open;
    this.own = this.#add(OWN_ENGINE);
  }

  get slots(): readonly EngineSlot[] {
    return this.#slots;
  }

  slot(id: EngineId): EngineSlot | undefined {
    return this.#slots.find((slot) => slot.id === id);
  }

  onDidChange(listener: () => void): Disposable {
    const own = () => listener();
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  }

  /** Opens the Engine of a context beside the others; nothing happens when it is open. */
  openBeside(context: string): void {
    if (!this.#hosts.has(context)) {
      this.#add(context);
      this.#tell();
    }
  }

  /** Closes one that was opened beside the others. */
  closeBeside(context: string): void {
    const host = context === OWN_ENGINE ? undefined : this.#hosts.get(context);
    if (host !== undefined) {
      this.#hosts.delete(context);
      this.#slots = this.#slots.filter(({ id }) => id !== context);
      this.#tell();
      host.dispose();
    }
  }

  dispose(): void {
    this.#listeners.clear();
    for (const host of this.#hosts.values()) {
      host.dispose();
    }
  }

  #add(id: EngineId): EngineHost {
    const host = new EngineHost(() => this.#open(id));
    this.#hosts.set(id, host);
    const slot: EngineSlot = {
      id,
      store: host,
      get engine() {
        return host.engine;
      },
    };
    this.#slots = [...this.#slots, slot];
    return host;
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }
}
