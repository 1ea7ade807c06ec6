/** One line of a result table: a name and its figures, in the order of the table's columns. */
export interface Row {
  readonly name: string;
  readonly figures: readonly string[];
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** One subject. A file `test/bench/<subject>.bench.ts` exports it as `bench`. */
export interface Bench {
  readonly title: string;
  /** What was measured and how, in a sentence. */
  readonly note: string;
  run(): Promise<Table>;
}

/** The middle one; the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Milliseconds that this thread has worked so far: what other programs do meanwhile counts little. */
export function workedFor(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** `12.3 ms`. */
export function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 1)} ms`;
}

/** `4.5 x`. */
export function ratio(of: number, to: number): string {
  return `${(of / to).toFixed(1)} x`;
}

export function printTable({ columns, rows }: Table): void {
  const lines = [columns, ...rows.map(({ name, figures }) => [name, ...figures])];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => (line[at] ?? '').length)));
  for (const line of lines) {
    const cells = line.map((cell, at) =>
      at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
    );
    console.log(`  ${cells.join('   ')}`);
  }
}
