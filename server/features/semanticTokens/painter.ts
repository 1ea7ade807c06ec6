import type { Span } from '../../syntax/nodes.ts';
import type { Token, TokenModifier, TokenType } from './token.ts';

/** Collects tokens in any order; where they overlap, what lies inside covers what lies around. */
export class Painter {
  readonly #coats: Token[] = [];

  /** An empty or missing span is left out. */
  paint(span: Span | undefined, type: TokenType, ...modifiers: readonly TokenModifier[]): void {
    if (span === undefined || span.end <= span.start) return;
    this.#coats.push({ start: span.start, end: span.end, type, modifiers });
  }

  /** What can be seen in the end, in file order. Of two for the same place, the later one counts. */
  finish(): readonly Token[] {
    const coats = this.#coats;
    const order = coats.map((_, index) => index);
    const at = (index: number): Token => coats[index] as Token;
    order.sort((a, b) => at(a).start - at(b).start || at(b).end - at(a).end || a - b);
    const seen: Token[] = [];
    const open: Token[] = [];
    let from = 0;
    const show = (to: number): void => {
      const top = open.at(-1);
      if (top !== undefined && to > from) seen.push({ ...top, start: from, end: to });
      from = Math.max(from, to);
    };
    const close = (before: number): void => {
      for (let top = open.at(-1); top !== undefined && top.end <= before; top = open.at(-1)) {
        show(top.end);
        open.pop();
      }
    };
    for (const index of order) {
      const coat = at(index);
      close(coat.start);
      show(coat.start);
      open.push(coat);
      from = Math.max(from, coat.start);
    }
    close(Number.POSITIVE_INFINITY);
    return seen;
  }
}
