/**
 * `npm run new -- KIND NAME`: writes the skeleton of a thing that is one file, then the lists that
 * name it. Each file in `scripts/new/` is one kind: it exports `kind`, `usage` and
 * `create(name, { root })`, which answers with the files it wrote.
 */
import { readdir } from 'node:fs/promises';
import { root } from './lib/paths.js';
import { runShown } from './lib/run.js';

const kinds = await readKinds();
const [wanted, name, ...rest] = process.argv.slice(2);
const kind = kinds.find((one) => one.kind === wanted);

if (kind === undefined || name === undefined || rest.length > 0) {
  console.error(
    `Usage: npm run new -- KIND NAME\n${kinds.map(({ usage }) => `  ${usage}\n`).join('')}`,
  );
  process.exitCode = 2;
} else {
  try {
    for (const path of await kind.create(name, { root })) console.log(path);
    process.exitCode = await runShown(process.execPath, ['scripts/generate.js'], { cwd: root });
  } catch (error) {
    console.error(error.code === 'EEXIST' ? `${error.path} is there already` : error.message);
    process.exitCode = 1;
  }
}

async function readKinds() {
  const folder = new URL('new/', import.meta.url);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.js')).sort();
  return Promise.all(files.map((file) => import(new URL(file, folder).href)));
}
