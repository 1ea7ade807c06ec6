/**
 * `npm run bench [SUBJECT…]`: prints every measurement, or those whose file names begin so. Ratios
 * against a peer are taken on the same input in the same run, the two in turn; single times depend
 * on the machine. Build first.
 */
import { readdirSync } from 'node:fs';
import { type Bench, printTable } from './bench.ts';

const wanted = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((prefix) => name.startsWith(prefix)))
  .sort();
if (files.length === 0) {
  console.error(`No bench begins with ${wanted.join(' or ')}`);
  process.exitCode = 2;
}
for (const file of files) {
  const { bench } = (await import(`./${file}`)) as { bench: Bench };
  console.log(`\n${bench.title}\n  ${bench.note}\n`);
  printTable(await bench.run());
}
