import { trimEnd } from './chars.ts';
import { commentAt } from './comments.ts';
import type { Pieces } from './joinedText.ts';
import { continuationAt, LineReader, lineKind } from './lines.ts';
import type { Comment, Span } from './nodes.ts';

/** An instruction's lines without their continuations, comments and blank lines. */
export interface JoinedLines {
  readonly value: string;
  readonly pieces: Pieces;
  /** Comment lines, from `#` to the end of the line. */
  readonly comments: readonly Comment[];
  /** Runs of blank lines, their line breaks included. */
  readonly blanks: readonly Span[];
  /** The end of the last line that says something. */
  readonly end: number;
}

const SINGLE: Pieces = { indexes: [0], offsets: [0] };

/** Joins the lines of `header`, the text of one instruction without its heredoc bodies. */
export function joinLines(header: string, escapeChar: string): JoinedLines {
  const escapeCode = escapeChar.charCodeAt(0);
  if (!header.includes('\n') && !header.includes('\r')) return oneLine(header, escapeCode);
  const parts: string[] = [];
  const indexes: number[] = [];
  const offsets: number[] = [];
  const comments: Comment[] = [];
  const blanks: Span[] = [];
  let length = 0;
  let end = 0;
  const reader = new LineReader(header, 0);
  while (reader.advance()) {
    const kind = reader.start === 0 ? 'text' : lineKind(header, reader.start, reader.end);
    if (kind === 'comment') {
      const comment = commentAt(header, reader.start, reader.end);
      comments.push(comment);
      end = comment.end;
    } else if (kind === 'blank') {
      end = reader.next;
      addBlank(blanks, reader.start, reader.next);
    } else {
      end = trimEnd(header, reader.start, reader.end);
      const cut = continuationAt(header, reader.start, reader.end, escapeCode);
      const to = cut < 0 ? reader.end : cut;
      if (to === reader.start) continue;
      parts.push(header.slice(reader.start, to));
      indexes.push(length);
      offsets.push(reader.start);
      length += to - reader.start;
    }
  }
  const pieces = indexes.length === 0 ? SINGLE : { indexes, offsets };
  return { value: parts.join(''), pieces, comments, blanks, end };
}

function oneLine(header: string, escapeCode: number): JoinedLines {
  const cut = continuationAt(header, 0, header.length, escapeCode);
  return {
    value: cut < 0 ? header : header.slice(0, cut),
    pieces: SINGLE,
    comments: [],
    blanks: [],
    end: trimEnd(header, 0, header.length),
  };
}

function addBlank(blanks: Span[], start: number, end: number): void {
  const last = blanks.at(-1);
  if (last !== undefined && last.end === start)
    blanks[blanks.length - 1] = { start: last.start, end };
  else blanks.push({ start, end });
}
