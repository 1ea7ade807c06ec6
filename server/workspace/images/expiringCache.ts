/** Values by key, each for some time; the oldest make room for new ones. */
export class ExpiringCache<T> {
  readonly #values = new Map<string, { readonly value: T; readonly until: number }>();
  readonly #now: () => number;
  readonly #most: number;

  constructor(now: () => number, most: number) {
    this.#now = now;
    this.#most = most;
  }

  get(key: string): T | undefined {
    const held = this.#values.get(key);
    return held !== undefined && held.until > this.#now() ? held.value : undefined;
  }

  /** Keeps `value` for so many milliseconds. */
  set(key: string, value: T, milliseconds: number): void {
    this.#values.delete(key);
    if (this.#values.size >= this.#most) {
      const [oldest] = this.#values.keys();
      if (oldest !== undefined) this.#values.delete(oldest);
    }
    this.#values.set(key, { value, until: this.#now() + milliseconds });
  }
}
