import type { Progress } from '../engine/streams/progress.ts';
import { advance, isOver, type Layer, partDone } from './layer.ts';

export type TransferEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly why: string };

/** Lines that are kept of what is said beside layers. */
const MOST_NOTES = 20;

/** A pull, a push or the like, layer by layer, from its first message to its end. */
export class Transfer {
  /** Tells it from others of this window. */
  readonly id: number;
  /** `Pull nginx:1.27`. */
  readonly title: string;
  readonly #layers = new Map<string, Layer>();
  readonly #notes: string[] = [];
  #fraction = 0;
  #end: TransferEnd | undefined;

  constructor(id: number, title: string) {
    this.id = id;
    this.title = title;
  }

  /** In the order in which the Engine named them. */
  get layers(): readonly Layer[] {
    return [...this.#layers.values()];
  }

  /** What the Engine said of the whole, the last lines of it. */
  get notes(): readonly string[] {
    return this.#notes;
  }

  /** `undefined` while it is under way. */
  get end(): TransferEnd | undefined {
    return this.#end;
  }

  /** The part of all bytes that is over, 0 to 1. It never goes back, as when a layer is retried. */
  get fraction(): number {
    return this.#fraction;
  }

  /** `layer 3 of 7, 41 %`; empty before the first layer is known. */
  get message(): string {
    const { layers } = this;
    if (layers.length === 0) {
      return '';
    }
    const current = Math.min(layers.filter(isOver).length + 1, layers.length);
    const retrying = layers.some(({ phase }) => phase === 'retrying') ? ', trying again' : '';
    return `layer ${current} of ${layers.length}, ${percent(this.#fraction)}${retrying}`;
  }

  apply(progress: Progress): void {
    const { id = '', status } = progress;
    const layer = advance(this.#layers.get(id), progress);
    if (layer !== undefined) {
      this.#layers.set(id, layer);
      this.#fraction = Math.max(this.#fraction, fractionOf(this.layers));
    } else if (status !== '') {
      this.#notes.push(...status.split('\n'));
      this.#notes.splice(0, this.#notes.length - MOST_NOTES);
    }
  }

  finish(end: TransferEnd): void {
    this.#end = end;
    if (end.kind === 'done') {
      this.#fraction = 1;
    }
  }
}

/** `41 %`. */
export function percent(fraction: number): string {
  return `${Math.floor(fraction * 100)} %`;
}

/** Bytes that a layer is taken for until its size is known: the small ones are told of first. */
const LIKELY_SIZE = 5_000_000;

/** Layers weigh what they hold. */
function fractionOf(layers: readonly Layer[]): number {
  const moving = layers.filter(({ phase }) => phase !== 'present');
  const sizes = moving.flatMap(({ size }) => size ?? []);
  const unknown = Math.max(LIKELY_SIZE, sizes.length === 0 ? 0 : sum(sizes) / sizes.length);
  const weights = moving.map(({ size }) => Math.max(1, size ?? unknown));
  const over = moving.map((layer, index) => partDone(layer) * (weights[index] ?? 0));
  return moving.length === 0 ? 0 : sum(over) / sum(weights);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
