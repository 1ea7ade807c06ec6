import { HeredocBodies } from './bodies.ts';
import { ownCopy, skipSpace } from './chars.ts';
import { commentAt } from './comments.ts';
import { DirectiveReader } from './directives.ts';
import { InstructionNode } from './instructionNode.ts';
import { locateSpan } from './joinedText.ts';
import { continuationAt, LineReader, lineKind } from './lines.ts';
import type { Comment, Directive, Heredoc, SyntaxProblem, SyntaxTree } from './nodes.ts';
import { type DraftShape, draftShape, finishShapes, isFinished, type Shape } from './shape.ts';

/**
 * Reads a Dockerfile by BuildKit's rules. Never throws, whatever the text, and takes time in
 * proportion to its length. With the tree of the version before, only instructions whose text
 * changed are read again, and those before the change are the same objects.
 *
 * @see https://github.com/moby/buildkit/tree/master/frontend/dockerfile/parser
 */
export function parse(text: string, previous?: SyntaxTree): SyntaxTree {
  const reading = new Reading(text, previous instanceof ParsedTree ? previous : undefined);
  return reading.read();
}

/** A tree that remembers the shapes of its instructions for the next version. */
class ParsedTree implements SyntaxTree {
  readonly text: string;
  readonly escape: '\\' | '`';
  readonly directives: readonly Directive[];
  readonly comments: readonly Comment[];
  readonly instructions: readonly InstructionNode[];
  readonly problems: readonly SyntaxProblem[];
  readonly #shapes: ReadonlyMap<string, DraftShape>;

  constructor(
    tree: Omit<SyntaxTree, 'instructions'>,
    instructions: readonly InstructionNode[],
    shapes: ReadonlyMap<string, DraftShape>,
  ) {
    this.text = tree.text;
    this.escape = tree.escape;
    this.directives = tree.directives;
    this.comments = tree.comments;
    this.instructions = instructions;
    this.problems = tree.problems;
    this.#shapes = shapes;
  }

  shape(header: string, escapeChar: string): DraftShape | undefined {
    return escapeChar === this.escape ? this.#shapes.get(header) : undefined;
  }
}

interface PlacedShape {
  readonly shape: DraftShape;
  readonly base: number;
  readonly heredocs: readonly Heredoc[];
  readonly leadingComments: readonly Comment[];
}

class Reading {
  readonly #text: string;
  readonly #previous: ParsedTree | undefined;
  readonly #lines: LineReader;
  readonly #bodies: HeredocBodies;
  readonly #directives = new DirectiveReader();
  readonly #comments: Comment[] = [];
  readonly #placed: PlacedShape[] = [];
  readonly #shapes = new Map<string, DraftShape>();
  readonly #drafts: DraftShape[] = [];
  #leading: Comment[] = [];

  constructor(text: string, previous: ParsedTree | undefined) {
    this.#text = text;
    this.#previous = previous;
    this.#lines = new LineReader(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
    this.#bodies = new HeredocBodies(text);
  }

  read(): SyntaxTree {
    while (this.#lines.advance()) this.#readLine();
    finishShapes(this.#drafts);
    return this.#tree();
  }

  #readLine(): void {
    const { start, end } = this.#lines;
    const kind = lineKind(this.#text, start, end);
    if (kind === 'comment') {
      if (!this.#directives.take(this.#text, start, end)) this.#addComment(start, end);
      return;
    }
    this.#directives.stop();
    if (kind === 'text') this.#readInstruction();
  }

  #addComment(start: number, end: number): void {
    const comment = commentAt(this.#text, start, end);
    this.#comments.push(comment);
    if (comment.text === '') this.#leading = [];
    else this.#leading.push(comment);
  }

  #readInstruction(): void {
    const base = skipSpace(this.#text, this.#lines.start, this.#lines.end);
    const header = this.#text.slice(base, this.#headerEnd());
    const shape = this.#shapeOf(header);
    if (shape === undefined) {
      this.#leading = [];
      return;
    }
    const { joined, openers } = shape;
    for (const { start, end, text } of joined.comments) {
      this.#comments.push({ start: base + start, end: base + end, text });
    }
    const heredocs = openers.length === 0 ? [] : this.#bodies.read(shape, base, this.#lines);
    this.#placed.push({ shape, base, heredocs, leadingComments: this.#leading });
    this.#leading = [];
  }

  /** Reads on to the end of the instruction that begins on the current line. */
  #headerEnd(): number {
    const text = this.#text;
    const escapeCode = this.#directives.escape.charCodeAt(0);
    let { end } = this.#lines;
    let open = continuationAt(text, this.#lines.start, end, escapeCode) >= 0;
    while (open && this.#lines.advance()) {
      const { start } = this.#lines;
      end = this.#lines.end;
      const kind = lineKind(text, start, end);
      if (kind === 'text') open = continuationAt(text, start, end, escapeCode) >= 0;
      else if (kind === 'blank') end = this.#lines.next;
    }
    return end;
  }

  #shapeOf(header: string): DraftShape | undefined {
    const known = this.#shapes.get(header);
    if (known !== undefined) return known;
    const escapeChar = this.#directives.escape;
    let shape = this.#previous?.shape(header, escapeChar);
    if (shape === undefined) {
      shape = draftShape(this.#previous === undefined ? header : ownCopy(header), escapeChar);
      if (shape === undefined) return undefined;
      this.#drafts.push(shape);
    }
    this.#shapes.set(shape.header, shape);
    return shape;
  }

  #tree(): SyntaxTree {
    const problems: SyntaxProblem[] = [...this.#directives.problems, ...this.#bodies.problems];
    const instructions: InstructionNode[] = [];
    for (const placed of this.#placed) {
      const { shape } = placed;
      if (!isFinished(shape)) continue;
      instructions.push(this.#node(shape, placed, instructions.length));
      if (shape.openQuote !== undefined) problems.push(quoteProblem(shape, placed.base));
    }
    problems.sort((a, b) => a.start - b.start || a.end - b.end);
    const tree = {
      text: this.#text,
      escape: this.#directives.escape,
      directives: this.#directives.directives,
      comments: this.#comments,
      problems,
    };
    return new ParsedTree(tree, instructions, this.#shapes);
  }

  #node(shape: DraftShape & Shape, placed: PlacedShape, index: number): InstructionNode {
    const before = this.#previous?.instructions[index];
    if (before?.stands(shape, placed)) return before;
    return new InstructionNode(shape, shape.part, placed);
  }
}

function quoteProblem({ joined, openQuote }: Shape, base: number): SyntaxProblem {
  const { from, to } = openQuote ?? { from: 0, to: 0 };
  const subject = joined.value.slice(from, to);
  return { kind: 'unterminated-quote', subject, ...locateSpan(joined.pieces, base, from, to) };
}
