/**
 * The nodes every layer above speaks of: plain, immutable, in file order.
 *
 * Positions are UTF-16 offsets into the document's text, half open. `LineMap` turns them into
 * lines and columns where somebody outside asks for them (LSP, reports).
 *
 * @see https://docs.docker.com/reference/dockerfile/
 */

/** A half-open range of UTF-16 offsets into the document. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Text as BuildKit reads it: continuations, and the comment lines and blank lines between them,
 * are gone. Knows where each of its characters stands in the document.
 */
export interface LogicalText extends Span {
  /** The joined text. Offsets into it are called indexes, never offsets. */
  readonly value: string;
  /** The document's offset of the character at `index`; `index` may equal the length. */
  offsetAt(index: number): number;
  /**
   * The document's span of `value.slice(from, to)`, without a continuation at its end. An empty
   * one stands right behind the character before it.
   */
  span(from: number, to: number): Span;
}

/** One blank-separated word; quotes are kept and hold blanks together. */
export interface Word extends Span {
  /** The word as BuildKit reads it, before quotes and variables are resolved. */
  readonly text: string;
  /** Where `text` begins in the instruction's `body`; -1 for the keyword, which is before it. */
  readonly index: number;
}

/** `--name=value` between the keyword and the arguments. */
export interface Flag extends Span {
  /** Without the dashes, as typed. */
  readonly name: string;
  readonly nameSpan: Span;
  /** `undefined` for a flag without `=`. */
  readonly value: Word | undefined;
}

/** `["a", "b"]`, decoded as JSON. `undefined` on an instruction whose arguments are no such array. */
export interface JsonArray extends Span {
  readonly items: readonly JsonItem[];
}

export interface JsonItem extends Span {
  /** The decoded string. The span includes the quotes. */
  readonly value: string;
}

/** `<<NAME` with its body. */
export interface Heredoc {
  readonly name: string;
  /** From `<<` to the end of the name; the file descriptor before it included. */
  readonly opener: Span;
  /** The name alone, quotes included. */
  readonly nameSpan: Span;
  /** Leading tabs are stripped: `<<-`. */
  readonly stripTabs: boolean;
  /** Variables expand: the name was not quoted. */
  readonly expand: boolean;
  /**
   * The lines between, the last line break included. Without a terminator it ends before the next
   * line that looks like an instruction, so that one open heredoc doesn't hide the rest.
   */
  readonly body: Span;
  /** The closing name; `undefined` when the file ends first. */
  readonly terminator: Span | undefined;
}

/**
 * `# …`, without white space around it. `text` is what follows `#`, trimmed. Directives are not
 * comments.
 */
export interface Comment extends Span {
  readonly text: string;
}

/**
 * `# check=…`, `# escape=…` or `# syntax=…` at the head of the file. One that repeats a name is
 * listed too, and is a problem.
 */
export interface Directive extends Span {
  /** Lower case. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: string;
  readonly valueSpan: Span;
}

/** One instruction, known or not, with all that belongs to it. */
export interface Instruction extends Span {
  /** The keyword in upper case: `'RUN'`. Unknown words too. */
  readonly name: string;
  /** The keyword as typed. */
  readonly keyword: Word;
  /**
   * Everything after the keyword, flags included, heredoc bodies excluded, without white space
   * around it. Empty and at the keyword's end when nothing follows.
   */
  readonly body: LogicalText;
  readonly flags: readonly Flag[];
  /** What follows the flags, as BuildKit reads it; a view into `body` from `argsIndex` on. */
  readonly argsIndex: number;
  /**
   * Words after the flags. ADD, COPY, EXPOSE, FROM and VOLUME are cut at every blank, as BuildKit
   * does it: quotes hold nothing together there.
   */
  readonly words: readonly Word[];
  readonly json: JsonArray | undefined;
  readonly heredocs: readonly Heredoc[];
  /** The comment lines between continuations. */
  readonly innerComments: readonly Comment[];
  /** The blank lines between continuations, one span a run of them, line breaks included. */
  readonly emptyContinuations: readonly Span[];
  /**
   * The comment lines above. Blank lines between do not part them from the instruction; an empty
   * comment does, and is not among them.
   */
  readonly leadingComments: readonly Comment[];
  /** What ONBUILD triggers, with the same heredocs. A second ONBUILD triggers nothing. */
  readonly trigger: Instruction | undefined;
  /**
   * The same object for the same lines, wherever they stand and from one version to the next: what
   * follows from the lines alone can be kept under it. What stands in heredocs and in the comments
   * above is none of it.
   */
  readonly shape: object;
}

/** Something the reader could not make sense of; the rest of the file is still read. */
export interface SyntaxProblem extends Span {
  readonly kind:
    | 'unterminated-heredoc'
    | 'unterminated-quote'
    | 'invalid-escape-directive'
    | 'duplicate-directive';
  /** The user's own text that is wrong. */
  readonly subject: string;
}

/** A whole Dockerfile. Made by `parse`; never throws, whatever the text. */
export interface SyntaxTree {
  readonly text: string;
  readonly escape: '\\' | '`';
  readonly directives: readonly Directive[];
  /** All of them, those between continuations included. */
  readonly comments: readonly Comment[];
  readonly instructions: readonly Instruction[];
  readonly problems: readonly SyntaxProblem[];
}
