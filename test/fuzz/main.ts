import { fuzz } from './fuzz.ts';

const count = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 1);
const { texts, slowest, failures } = fuzz(count, seed);
for (const { text, why } of failures) console.error(`${why}\n  ${JSON.stringify(text)}\n`);
console.log(
  `${texts} Dockerfiles with seed ${seed}, ${failures.length} failures, slowest ${slowest.toFixed(1)} ms`,
);
process.exitCode = failures.length === 0 ? 0 : 1;
