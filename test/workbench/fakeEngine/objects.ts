import { type FakeContainer, hash } from './container.ts';
import type { EventHub } from './eventHub.ts';

export interface FakeVolume {
  readonly name: string;
  readonly driver: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
}

export interface FakeNetwork {
  readonly id: string;
  readonly name: string;
  readonly driver: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The fake Engine's volumes and networks; its methods tell events as a real Engine does. */
export class FakeObjects {
  readonly volumes = new Map<string, FakeVolume>();
  /** By id. */
  readonly networks = new Map<string, FakeNetwork>();
  readonly #events: EventHub;

  constructor(events: EventHub) {
    this.#events = events;
    for (const [name, driver] of [
      ['bridge', 'bridge'],
      ['host', 'host'],
      ['none', 'null'],
    ] as const) {
      const id = hash(name);
      this.networks.set(id, { id, name, driver, labels: {} });
    }
  }

  addVolume(volume: FakeVolume): void {
    this.volumes.set(volume.name, volume);
    this.#tellVolume(volume, 'create');
  }

  removeVolume(volume: FakeVolume): void {
    this.volumes.delete(volume.name);
    this.#tellVolume(volume, 'destroy');
  }

  addNetwork(init: Omit<FakeNetwork, 'id'>): FakeNetwork {
    const network = { ...init, id: hash(`${init.name} ${this.networks.size} ${Date.now()}`) };
    this.networks.set(network.id, network);
    this.#tellNetwork(network, 'create');
    return network;
  }

  removeNetwork(network: FakeNetwork): void {
    this.networks.delete(network.id);
    this.#tellNetwork(network, 'destroy');
  }

  connect(network: FakeNetwork, container: FakeContainer): void {
    container.networks = [...container.networks, network.name];
    this.#tellNetwork(network, 'connect', { container: container.id });
  }

  disconnect(network: FakeNetwork, container: FakeContainer): void {
    container.networks = container.networks.filter((name) => name !== network.name);
    this.#tellNetwork(network, 'disconnect', { container: container.id });
  }

  /** By id or name. */
  network(idOrName: string): FakeNetwork | undefined {
    const byName = [...this.networks.values()].find(({ name }) => name === idOrName);
    return this.networks.get(idOrName) ?? byName;
  }

  #tellVolume({ name, driver }: FakeVolume, action: string): void {
    this.#events.emit({ type: 'volume', action, id: name, attributes: { driver } });
  }

  #tellNetwork({ id, name, driver }: FakeNetwork, action: string, more = {}): void {
    const attributes = { name, type: driver, ...more };
    this.#events.emit({ type: 'network', action, id, attributes });
  }
}
