import {
  type FakeContainer,
  type FakeContainerInit,
  fakeContainer,
  hash,
  isUp,
  manyContainers,
} from './container.ts';
import type { EventHub } from './eventHub.ts';
import { FakeImages } from './images.ts';
import { FakeObjects } from './objects.ts';

/**
 * The fake Engine's containers and all that can happen to them. Its methods act as another client
 * would: the state changes and the events go out as a real Engine's do, but no request is counted.
 */
export class World {
  readonly #events: EventHub;
  readonly #containers = new Map<string, FakeContainer>();
  readonly images: FakeImages;
  /** Volumes and networks. */
  readonly objects: FakeObjects;

  constructor(events: EventHub) {
    this.#events = events;
    this.images = new FakeImages(events);
    this.objects = new FakeObjects(events);
  }

  /** All, newest first. */
  get all(): readonly FakeContainer[] {
    return [...this.#containers.values()].sort((a, b) => b.created - a.created);
  }

  get(idOrName: string): FakeContainer | undefined {
    const exact = this.#containers.get(idOrName);
    return (
      exact ??
      [...this.#containers.values()].find(
        ({ id, name }) => name === idOrName || (idOrName.length >= 12 && id.startsWith(idOrName)),
      )
    );
  }

  /** Silently, as if it had always been there. */
  add(init: FakeContainerInit): FakeContainer {
    const container = fakeContainer(init);
    this.#containers.set(container.id, container);
    return container;
  }

  /** Silently, so many plausible ones. */
  addMany(count: number): void {
    for (const container of manyContainers(count, Date.now())) {
      this.#containers.set(container.id, container);
    }
  }

  /** Silently, as happens while nobody listens. */
  forget(id: string): void {
    this.#containers.delete(id);
  }

  create(init: FakeContainerInit): FakeContainer {
    const container = this.add(init);
    this.#tell(container, 'create');
    return container;
  }

  /** Create and start, as `docker run` does. */
  run(init: FakeContainerInit): FakeContainer {
    const container = this.create(init);
    this.start(container);
    return container;
  }

  start(container: FakeContainer): void {
    this.#tellNetworks(container, 'connect');
    Object.assign(container, { status: 'running', started: Date.now() });
    this.#tell(container, 'start');
  }

  die(container: FakeContainer, exitCode: number): void {
    Object.assign(container, { status: 'exited', exitCode, finished: Date.now() });
    this.#tell(container, 'die', { exitCode: String(exitCode) });
    this.#tellNetworks(container, 'disconnect');
  }

  stop(container: FakeContainer): void {
    this.#tell(container, 'kill', { signal: '15' });
    this.die(container, 0);
    this.#tell(container, 'stop');
  }

  restart(container: FakeContainer): void {
    if (isUp(container)) {
      this.stop(container);
    }
    this.start(container);
    this.#tell(container, 'restart');
  }

  kill(container: FakeContainer): void {
    this.#tell(container, 'kill', { signal: '9' });
    this.die(container, 137);
  }

  pause(container: FakeContainer): void {
    container.status = 'paused';
    this.#tell(container, 'pause');
  }

  unpause(container: FakeContainer): void {
    container.status = 'running';
    this.#tell(container, 'unpause');
  }

  rename(container: FakeContainer, name: string): void {
    const oldName = `/${container.name}`;
    container.name = name;
    this.#tell(container, 'rename', { oldName });
  }

  /** `limits` as in the body of an update. */
  update(container: FakeContainer, limits: Readonly<Record<string, unknown>>): void {
    container.limits = { ...container.limits, ...limits };
    this.#tell(container, 'update');
  }

  setHealth(container: FakeContainer, health: 'healthy' | 'unhealthy'): void {
    container.health = health;
    this.#tell(container, `health_status: ${health}`);
  }

  remove(container: FakeContainer): void {
    if (isUp(container)) {
      this.kill(container);
    }
    this.#containers.delete(container.id);
    this.#tell(container, 'destroy');
  }

  /** Removes all that do not run. */
  prune(): void {
    for (const container of [...this.#containers.values()]) {
      if (!isUp(container)) {
        this.remove(container);
      }
    }
    this.#events.emit({ type: 'container', action: 'prune', id: '', attributes: {} });
  }

  #tell(container: FakeContainer, action: string, more: Record<string, string> = {}): void {
    const { id, image, name, labels } = container;
    const attributes = { ...labels, image, name, ...more };
    this.#events.emit({ type: 'container', action, id, attributes });
  }

  #tellNetworks(container: FakeContainer, action: 'connect' | 'disconnect'): void {
    for (const name of container.networks) {
      const attributes = { container: container.id, name, type: 'bridge' };
      this.#events.emit({ type: 'network', action, id: hash(name), attributes });
    }
  }
}
