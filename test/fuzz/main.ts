/** `npm run fuzz [COUNT [SEED]]`: reads, lints, fixes and formats so many mutated Dockerfiles. */
import { fuzzFormatting } from './formatting.ts';
import { type FuzzResult, fuzz } from './fuzz.ts';
import { fuzzLint } from './lintFuzz.ts';

const count = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 1);
tell('read', fuzz(count, seed));
tell('linted and fixed', await fuzzLint(count, seed));
tell('formatted', fuzzFormatting(count, seed));

function tell(what: string, { texts, slowest, failures }: FuzzResult): void {
  for (const { text, why } of failures) console.error(`${why}\n  ${JSON.stringify(text)}\n`);
  console.log(
    `${texts} Dockerfiles ${what} with seed ${seed}, ${failures.length} failures, slowest ${slowest.toFixed(1)} ms`,
  );
  if (failures.length > 0) process.exitCode = 1;
}
