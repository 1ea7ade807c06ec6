import { JoinedText, locate, locateSpan } from './joinedText.ts';
import type {
  Comment,
  Flag,
  Heredoc,
  Instruction,
  JsonArray,
  LogicalText,
  Span,
  Word,
} from './nodes.ts';
import type { Part, Shape } from './shape.ts';
import type { Slice } from './split.ts';

/** What an instruction's place adds to its shape. */
export interface Placement {
  /** The document's offset of the instruction's first character. */
  readonly base: number;
  readonly heredocs: readonly Heredoc[];
  readonly leadingComments: readonly Comment[];
}

/**
 * An instruction at its place. Most of it is worked out when first asked for: after an edit every
 * instruction below it moves, and few of them are looked at in full.
 */
export class InstructionNode implements Instruction {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly keyword: Word;
  readonly argsIndex: number;
  readonly heredocs: readonly Heredoc[];
  readonly leadingComments: readonly Comment[];
  readonly shape: object;
  readonly #shape: Shape;
  readonly #part: Part;
  readonly #place: Placement;
  #body: LogicalText | undefined;
  #flags: readonly Flag[] | undefined;
  #words: readonly Word[] | undefined;
  #json: JsonArray | undefined;
  #trigger: Instruction | undefined;
  #innerComments: readonly Comment[] | undefined;
  #emptyContinuations: readonly Span[] | undefined;

  constructor(shape: Shape, part: Part, place: Placement) {
    this.#shape = shape;
    this.#part = part;
    this.#place = place;
    const { base } = place;
    this.keyword = { ...this.#span(part.keyword), text: this.#text(part.keyword), index: -1 };
    this.start = part === shape.part ? base : this.keyword.start;
    this.end = place.heredocs.reduce(
      (end, heredoc) => Math.max(end, endOf(heredoc)),
      base + shape.joined.end,
    );
    this.name = part.name;
    this.argsIndex = part.argsFrom - part.body.from;
    this.heredocs = place.heredocs;
    this.leadingComments = place.leadingComments;
    this.shape = part;
  }

  get body(): LogicalText {
    this.#body ??= this.#readBody();
    return this.#body;
  }

  get flags(): readonly Flag[] {
    this.#flags ??= this.#part.flags.length === 0 ? NONE : this.#readFlags();
    return this.#flags;
  }

  get words(): readonly Word[] {
    this.#words ??= this.#part.words.map((word) => this.#word(word));
    return this.#words;
  }

  get json(): JsonArray | undefined {
    const { json } = this.#part;
    this.#json ??= json && {
      ...this.#span(json),
      items: json.items.map((item) => ({ ...this.#span(item), value: item.value })),
    };
    return this.#json;
  }

  get trigger(): Instruction | undefined {
    const { trigger } = this.#part;
    this.#trigger ??=
      trigger && new InstructionNode(this.#shape, trigger, { ...this.#place, leadingComments: [] });
    return this.#trigger;
  }

  get innerComments(): readonly Comment[] {
    this.#innerComments ??= this.#ownNoise(this.#shape.joined.comments, (comment) => ({
      ...this.#moved(comment),
      text: comment.text,
    }));
    return this.#innerComments;
  }

  get emptyContinuations(): readonly Span[] {
    this.#emptyContinuations ??= this.#ownNoise(this.#shape.joined.blanks, (span) =>
      this.#moved(span),
    );
    return this.#emptyContinuations;
  }

  /** Whether this node would come out the same from `shape` at `place`. */
  stands(shape: Shape, place: Placement): boolean {
    return (
      shape === this.#shape &&
      place.base === this.#place.base &&
      sameSpans(place.leadingComments, this.leadingComments) &&
      place.leadingComments.every((comment, i) => comment.text === this.leadingComments[i]?.text) &&
      sameHeredocs(place.heredocs, this.heredocs)
    );
  }

  #readFlags(): readonly Flag[] {
    return this.#part.flags.map((flag) => ({
      ...this.#span(flag),
      name: this.#text(flag.name),
      nameSpan: this.#span(flag.name),
      value: flag.value && this.#word(flag.value),
    }));
  }

  #readBody(): LogicalText {
    const { value, pieces } = this.#shape.joined;
    const { from, to } = this.#part.body;
    const { base } = this.#place;
    const start = to > from ? base + locate(pieces, from) : this.keyword.end;
    return new JoinedText(value.slice(from, to), pieces, base, from, start);
  }

  #text({ from, to }: Slice): string {
    return this.#shape.joined.value.slice(from, to);
  }

  #span({ from, to }: Slice): Span {
    return locateSpan(this.#shape.joined.pieces, this.#place.base, from, to);
  }

  #word(slice: Slice): Word {
    const { start, end } = this.#span(slice);
    return { start, end, text: this.#text(slice), index: slice.from - this.#part.body.from };
  }

  #moved({ start, end }: Span): Span {
    return { start: this.#place.base + start, end: this.#place.base + end };
  }

  /** Comments and blank lines belong to the whole instruction, not again to what it triggers. */
  #ownNoise<T, R>(noise: readonly T[], place: (item: T) => R): readonly R[] {
    return noise.length > 0 && this.#part === this.#shape.part ? noise.map(place) : NONE;
  }
}

const NONE: readonly never[] = [];

function endOf({ body, terminator }: Heredoc): number {
  return terminator?.end ?? body.end;
}

function sameSpans(a: readonly Span[], b: readonly Span[]): boolean {
  return a.length === b.length && a.every((span, i) => sameSpan(span, b[i]));
}

function sameSpan(a: Span | undefined, b: Span | undefined): boolean {
  return a?.start === b?.start && a?.end === b?.end;
}

function sameHeredocs(a: readonly Heredoc[], b: readonly Heredoc[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      (heredoc, i) =>
        sameSpan(heredoc.body, b[i]?.body) && sameSpan(heredoc.terminator, b[i]?.terminator),
    )
  );
}
