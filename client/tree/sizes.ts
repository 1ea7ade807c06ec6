/**
 * Bytes of objects that somebody had measured, for as long as the store holds the same object. The
 * Engine tells no event when a size changes, so each is as old as the measuring.
 */
export class Sizes {
  readonly #bytes = new WeakMap<object, number>();

  of(object: object): number | undefined {
    return this.#bytes.get(object);
  }

  note(object: object, bytes: number): void {
    this.#bytes.set(object, bytes);
  }
}
