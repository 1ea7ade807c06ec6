import type { Opener } from './heredocs.ts';
import { locateSpan } from './joinedText.ts';
import { LineReader } from './lines.ts';
import type { Heredoc, SyntaxProblem } from './nodes.ts';
import type { DraftShape } from './shape.ts';

type Header = Pick<DraftShape, 'joined' | 'openers'>;

/** Finds the bodies of heredocs in one text. */
export class HeredocBodies {
  readonly problems: SyntaxProblem[] = [];
  readonly #text: string;
  /** The last line that reads so, leading tabs included; made when a heredoc does not close. */
  #lastLine: ReadonlyMap<string, number> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * The heredocs of an instruction at `base`, whose bodies begin at `reader.next`. Leaves `reader`
   * behind them.
   */
  read({ openers, joined }: Header, base: number, reader: LineReader): Heredoc[] {
    const { pieces } = joined;
    const headerEnd = base + joined.end;
    let lost = false;
    return openers.map((opener) => {
      const head = {
        name: opener.name,
        opener: locateSpan(pieces, base, opener.from, opener.to),
        nameSpan: locateSpan(pieces, base, opener.nameFrom, opener.to),
        stripTabs: opener.stripTabs,
        expand: opener.expand,
      };
      const start = reader.next;
      if (!lost && this.#closes(opener, start) && this.#close(opener, reader)) {
        const terminator = { start: reader.end - opener.name.length, end: reader.end };
        return { ...head, body: { start, end: reader.start }, terminator };
      }
      reader.seek(start);
      const end = lost ? start : this.#recover(reader);
      lost = true;
      this.problems.push({ kind: 'unterminated-heredoc', subject: opener.name, ...head.opener });
      const body = end > start ? { start, end } : { start: headerEnd, end: headerEnd };
      return { ...head, body, terminator: undefined };
    });
  }

  #closes({ name, stripTabs }: Opener, from: number): boolean {
    if (this.#lastLine === undefined) return true;
    const key = stripTabs ? `\t${name}` : name;
    return (this.#lastLine.get(key) ?? -1) >= from;
  }

  #close({ name, stripTabs }: Opener, reader: LineReader): boolean {
    const text = this.#text;
    while (reader.advance()) {
      let at = reader.start;
      if (stripTabs) while (at < reader.end && text.charCodeAt(at) === 9) at++;
      if (reader.end - at === name.length && text.startsWith(name, at)) return true;
    }
    this.#lastLine ??= lastLines(text);
    return false;
  }

  /**
   * A heredoc that is never closed would take the whole rest of the file: the normal state while
   * its first line is typed. It ends before the next line that surely is an instruction.
   */
  #recover(reader: LineReader): number {
    while (reader.advance()) {
      if (!looksLikeInstruction(this.#text, reader.start)) continue;
      const { start } = reader;
      reader.seek(start);
      return start;
    }
    return this.#text.length;
  }
}

const INSTRUCTION =
  /(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)[ \t]/y;

function looksLikeInstruction(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 65 || code > 87) return false;
  INSTRUCTION.lastIndex = at;
  return INSTRUCTION.test(text);
}

/** Keys are whole lines; those that may be indented by tabs stand again behind one tab. */
function lastLines(text: string): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  const reader = new LineReader(text, 0);
  while (reader.advance()) {
    const line = text.slice(reader.start, reader.end);
    last.set(line, reader.start);
    last.set(`\t${line.replace(/^\t+/, '')}`, reader.start);
  }
  return last;
}
