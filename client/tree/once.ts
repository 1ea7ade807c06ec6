/**
 * Remembers what was asked about an object for as long as that object lives: what never changes
 * is asked once. Failures are not remembered.
 */
export class Once {
  readonly #known = new WeakMap<object, Map<string, unknown>>();

  async ask<T>(about: object, name: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#known.get(about) ?? new Map<string, unknown>();
    if (known.has(name)) {
      return known.get(name) as T;
    }
    const answer = await ask();
    this.#known.set(about, known.set(name, answer));
    return answer;
  }
}
