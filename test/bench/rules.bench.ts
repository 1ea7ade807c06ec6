import { defaultLintConfig } from '../../server/lint/config.ts';
import { Linter } from '../../server/lint/linter.ts';
import { analyze } from '../../server/model/analyze.ts';
import { rules } from '../../server/rules/index.generated.ts';
import { ShellReader } from '../../server/shell/reader.ts';
import { trackShell } from '../../server/shell/shells.ts';
import type { Instruction } from '../../server/syntax/nodes.ts';
import { parse } from '../../server/syntax/parse.ts';
import { type Bench, milliseconds, type Row, ratio, workedFor } from './bench.ts';
import {
  continuationHeavy,
  heredocHeavy,
  ordinary,
  stageHeavy,
  variableHeavy,
} from './documents.ts';

const LINES = 5_000;
const ROUNDS = 40;
const DOCUMENTS = { ordinary, variableHeavy, stageHeavy, continuationHeavy, heredocHeavy };

export const bench: Bench = {
  title: 'All rules against the parse',
  note: `${rules.length} rules on ${LINES} lines; "parse" reads all that rules look at: words and flags, stages and variables, the commands of shell texts; the thread's own time, mean of ${ROUNDS} rounds, in turn`,
  async run() {
    const log = {
      info() {},
      error(message: string, cause: unknown) {
        throw new Error(message, { cause });
      },
    };
    const linter = new Linter(rules, log);
    const rows = Object.entries(DOCUMENTS).map(([name, make]): Row => {
      const text = make(LINES);
      let parseTime = 0;
      let lintTime = 0;
      for (let round = -5; round < ROUNDS; round++) {
        const start = workedFor();
        readAll(text);
        const middle = workedFor();
        linter.lint(analyze(parse(text)), defaultLintConfig);
        // The first rounds only warm up.
        if (round < 0) continue;
        lintTime += (workedFor() - middle) / ROUNDS;
        parseTime += (middle - start) / ROUNDS;
      }
      const own = Math.max(lintTime - parseTime, 0);
      return {
        name,
        figures: [milliseconds(parseTime), milliseconds(own), ratio(own, parseTime)],
      };
    });
    return { columns: ['document', 'parse', 'rules', 'rules / parse'], rows };
  },
};

/** Much is read when it is first asked for: this asks for all of it. The sum keeps it alive. */
function readAll(text: string): number {
  const model = analyze(parse(text));
  const shells = new ShellReader(text, trackShell(model.stages));
  let sum = 0;
  for (const instruction of model.syntax.instructions) {
    sum += sizeOf(instruction);
    for (const { innermost, words } of shells.read(instruction)?.commands ?? []) {
      sum += innermost.args.flags.length + innermost.args.positional().length;
      for (const word of words) sum += word.text.length + word.start;
    }
  }
  return sum;
}

function sizeOf({ words, flags, json, heredocs, body, trigger }: Instruction): number {
  let sum = heredocs.length + body.value.length + (json?.items.length ?? 0);
  for (const { text } of words) sum += text.length;
  for (const { value } of flags) sum += value?.text.length ?? 0;
  return sum + (trigger ? sizeOf(trigger) : 0);
}
