import { defaultLintConfig } from '../../server/lint/config.ts';
import { fixAll } from '../../server/lint/fixAll.ts';
import { Linter } from '../../server/lint/linter.ts';
import { analyze } from '../../server/model/analyze.ts';
import { rules } from '../../server/rules/index.generated.ts';
import { parse } from '../../server/syntax/parse.ts';
import { type Bench, type Row, ratio, workedFor } from './bench.ts';
import {
  continuationHeavy,
  fixable,
  heredocHeavy,
  ordinary,
  stageHeavy,
  variableHeavy,
} from './documents.ts';

const SIZES = [100, 1_000, 10_000] as const;
const ROUNDS = { 100: 200, 1000: 20, 10000: 5 };
const DOCUMENTS = { ordinary, variableHeavy, stageHeavy, continuationHeavy, heredocHeavy };

const linter = (): Linter =>
  new Linter(rules, {
    info() {},
    error(message, cause) {
      throw new Error(message, { cause });
    },
  });

export const bench: Bench = {
  title: 'The cost of a line',
  note: 'Parse, model and all rules, in microseconds of processor time a line; the last column should stay near 1 however long the file is',
  async run() {
    const lint = linter();
    const read = (text: string) => {
      const model = analyze(parse(text));
      return { model, findings: lint.lint(model, defaultLintConfig) };
    };
    const rows: Row[] = [];
    for (const [name, make] of Object.entries(DOCUMENTS)) {
      rows.push(await measure(name, make, async (text) => void read(text)));
    }
    rows.push(
      await measure(
        'fixes',
        fixable,
        async (text) => void (await fixAll(text, async (t) => read(t))),
      ),
    );
    const columns = SIZES.map((size) => `${size} lines`);
    return { columns: ['document', ...columns, '10,000 / 1,000'], rows };
  },
};

async function measure(
  name: string,
  make: (lines: number) => string,
  run: (text: string) => Promise<void>,
): Promise<Row> {
  const costs: number[] = [];
  for (const size of SIZES) {
    const text = make(size);
    await run(text);
    const start = workedFor();
    for (let round = 0; round < ROUNDS[size]; round++) await run(text);
    costs.push(((workedFor() - start) * 1000) / ROUNDS[size] / size);
  }
  const [, thousand = Number.NaN, tenThousand = Number.NaN] = costs;
  return {
    name,
    figures: [...costs.map((cost) => `${cost.toFixed(1)} µs`), ratio(tenThousand, thousand)],
  };
}
