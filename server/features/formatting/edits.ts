import type { TextEdit } from '../../rules/rule.ts';
import type { Span } from '../../syntax/nodes.ts';

/** Collects edits of one text; those that would change nothing are left out. */
export class EditList {
  readonly edits: TextEdit[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** Puts `newText` in the place of what stands from `start` to `end`. */
  replace({ start, end }: Span, newText: string): void {
    if (this.#text.slice(start, end) !== newText) this.edits.push({ start, end, newText });
  }
}
