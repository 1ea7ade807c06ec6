/**
 * Growing numbers, four bytes each, from which the smallest may be taken away. Each has a place for
 * ever, also when those before it have gone.
 */
export class NumberList {
  #chunks: Uint32Array[] = [];
  /** The place of the first chunk's first number. */
  #base = 0;
  #first = 0;
  #end = 0;

  /** The place of the smallest number. */
  get first(): number {
    return this.#first;
  }

  /** The place that the next number will have. */
  get end(): number {
    return this.#end;
  }

  /** `number`: larger than all before. */
  append(number: number): void {
    const at = this.#end - this.#base;
    if (at === this.#chunks.length * CHUNK) {
      this.#chunks.push(new Uint32Array(CHUNK));
    }
    const chunk = this.#chunks.at(-1);
    if (chunk !== undefined) {
      chunk[at % CHUNK] = number;
    }
    this.#end++;
  }

  /** The number at a place; `undefined` when there is none. */
  at(place: number): number | undefined {
    if (place < this.#first || place >= this.#end) {
      return undefined;
    }
    const at = place - this.#base;
    return this.#chunks[Math.floor(at / CHUNK)]?.[at % CHUNK];
  }

  /** The place of the smallest number that is not less than `number`; `end` when there is none. */
  placeOf(number: number): number {
    let low = this.#first;
    let high = this.#end;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((this.at(middle) ?? 0) < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Takes away all numbers less than `number`. */
  dropBelow(number: number): void {
    this.#first = this.placeOf(number);
    const gone = Math.floor((this.#first - this.#base) / CHUNK);
    if (gone > 0) {
      this.#chunks = this.#chunks.slice(gone);
      this.#base += gone * CHUNK;
    }
  }
}

const CHUNK = 4_096;
