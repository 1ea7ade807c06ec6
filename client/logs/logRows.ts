import type { KeptLine, LineRing, NumberedLine } from '../engine/logs/ring.ts';
import { plainText } from '../webview/pages/logs/ansi.ts';
import {
  type LineFilter,
  type LineQuery,
  type LogRow,
  NO_FILTER,
  NO_QUERY,
} from '../webview/pages/logs/messages.ts';
import { type LineTest, lineTest } from './lineTest.ts';
import { MatchedLines } from './matchedLines.ts';
import { TimeLimit, TookTooLong } from './timeLimit.ts';

/** Longer lines are shown in part. */
const MOST_SHOWN = 20_000;
/** Milliseconds that finding the places to mark may take. */
const MARKING = 100;
const TOO_SLOW = 'This expression takes too long on these lines';

/** The rows of a ring: all lines or those of a filter, and what a search finds among them. */
export class LogRows {
  readonly #ring: LineRing;
  readonly #nameOf: (source: number) => string;
  readonly #limit = new TimeLimit();
  #filter: LineFilter = NO_FILTER;
  #filterTest: LineTest | undefined;
  #filtered: MatchedLines | undefined;
  #find: LineQuery = NO_QUERY;
  #findTest: LineTest | undefined;
  #found: MatchedLines | undefined;

  /** Why the filter or the search is none; empty when it is one. */
  filterProblem = '';
  findProblem = '';

  constructor(ring: LineRing, nameOf: (source: number) => string) {
    this.#ring = ring;
    this.#nameOf = nameOf;
  }

  get filter(): LineFilter {
    return this.#filter;
  }

  get find(): LineQuery {
    return this.#find;
  }

  get first(): number {
    return this.#filtered?.rows.first ?? this.#ring.first;
  }

  get end(): number {
    return this.#filtered?.rows.end ?? this.#ring.end;
  }

  /** How many rows the search found so far; `undefined` without a search. */
  get found(): number | undefined {
    const rows = this.#found?.rows;
    return rows && rows.end - rows.first;
  }

  get isBehind(): boolean {
    return this.#filtered?.isBehind === true || this.#found?.isBehind === true;
  }

  setFilter(filter: LineFilter): void {
    this.#filter = filter;
    const test = lineTest(filter.query);
    this.filterProblem = test && 'problem' in test ? test.problem : '';
    this.#filterTest = test && 'problem' in test ? undefined : test;
    this.#restart();
  }

  setFind(query: LineQuery): void {
    this.#find = query;
    const test = lineTest(query);
    this.findProblem = test && 'problem' in test ? test.problem : '';
    this.#findTest = test && 'problem' in test ? undefined : test;
    this.#restartFind();
  }

  /** Looks at lines for a few milliseconds; to be called while some are behind. */
  look(): void {
    if (this.#filtered?.isBehind) {
      this.#guarded(() => this.#filtered?.look(), 'filter');
    } else if (this.#found?.isBehind) {
      this.#guarded(() => this.#found?.look(), 'find');
    }
  }

  /** The line at a row. */
  line(row: number): KeptLine | undefined {
    const number = this.#filtered === undefined ? row : this.#filtered.rows.at(row);
    return number === undefined ? undefined : this.#ring.at(number);
  }

  /** What a page needs to draw rows, as far as there are any. */
  draw(from: number, to: number): readonly LogRow[] {
    const rows: LogRow[] = [];
    for (let row = Math.max(from, this.first); row < Math.min(to, this.end); row++) {
      const line = this.line(row);
      if (line !== undefined) {
        rows.push(this.#row(row, line));
      }
    }
    return rows;
  }

  /** The next row that was found, around the ends; `index` counts from 1. */
  step(
    from: number,
    forward: boolean,
  ): { readonly row: number; readonly index: number } | undefined {
    const found = this.#found?.rows;
    if (found === undefined || found.end === found.first) {
      return undefined;
    }
    const number = this.#filtered === undefined ? from : (this.#filtered.rows.at(from) ?? from);
    const next = forward ? found.placeOf(number + 1) : found.placeOf(number) - 1;
    const place = next >= found.end ? found.first : next < found.first ? found.end - 1 : next;
    const target = found.at(place) ?? 0;
    const row = this.#filtered === undefined ? target : this.#filtered.rows.placeOf(target);
    return { row, index: place - found.first + 1 };
  }

  #restart(): void {
    const { stdout, stderr, hidden } = this.#filter;
    const test = this.#filterTest;
    const shown = (line: KeptLine) =>
      (stdout || line.kind !== 'stdout') &&
      (stderr || line.kind !== 'stderr') &&
      !hidden.includes(this.#nameOf(line.source)) &&
      (test === undefined || test.matches(readable(line)));
    const all = test === undefined && stdout && stderr && hidden.length === 0;
    this.#filtered = all
      ? undefined
      : new MatchedLines(this.#ring, shown, test?.mayHang ? this.#limit : undefined);
    this.#restartFind();
  }

  #restartFind(): void {
    const test = this.#findTest;
    if (test === undefined) {
      this.#found = undefined;
      return;
    }
    const filtered = this.#filtered;
    // Rows that the filter left out are not looked at; it is always ahead.
    const isRow = (number: number) => {
      const rows = filtered?.rows;
      return rows === undefined || rows.at(rows.placeOf(number)) === number;
    };
    const found = (line: NumberedLine) => isRow(line.number) && test.matches(readable(line));
    this.#found = new MatchedLines(this.#ring, found, test.mayHang ? this.#limit : undefined);
  }

  #row(row: number, line: KeptLine): LogRow {
    const { kind, source, seconds, nanos } = line;
    const whole = line.prefix + line.text.toString();
    const text = whole.slice(0, MOST_SHOWN);
    const plain = plainText(text);
    const marks = (test: LineTest | undefined, which: 'filter' | 'find') =>
      (kind === 'note' ? undefined : this.#marks(test, plain, which)) ?? [];
    return {
      row,
      kind,
      source,
      seconds,
      nanos,
      text,
      more: whole.length - text.length,
      filtered: marks(this.#filterTest, 'filter'),
      found: marks(this.#findTest, 'find'),
    };
  }

  #marks(test: LineTest | undefined, text: string, which: 'filter' | 'find') {
    return test?.mayHang
      ? this.#guarded(() => this.#limit.run(MARKING, () => test.ranges(text)), which)
      : test?.ranges(text);
  }

  /** Gives up a test that does not come to an end. */
  #guarded<T>(work: () => T, which: 'filter' | 'find'): T | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof TookTooLong)) {
        throw error;
      }
      if (which === 'filter') {
        this.#filterTest = undefined;
        this.filterProblem = TOO_SLOW;
        this.#restart();
      } else {
        this.#findTest = undefined;
        this.findProblem = TOO_SLOW;
        this.#found = undefined;
      }
      return undefined;
    }
  }
}

function readable(line: KeptLine): string {
  return plainText(line.text.toString());
}
