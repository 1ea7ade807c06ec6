/**
 * `npm run generate`: writes every list that must not be kept by hand. `--check` writes nothing and
 * exits 1 naming the files that are stale. `--root FOLDER` works on another copy of the repository.
 *
 * Each file in `scripts/generate/` that exports `generate(write, { root })` is run, in name order.
 * It calls `write(path, text)` with a path from the root. When it also exports `folders`, every file
 * in those folders is a generated one, and what nobody writes any more is removed.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HERE = fileURLToPath(new URL('.', import.meta.url));

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    root: { type: 'string', default: join(HERE, '..') },
  },
});
const root = resolve(values.root);
const stale = await staleFiles(root);
if (values.check) {
  for (const { path } of stale) console.error(`${path} is stale`);
  if (stale.length > 0) {
    console.error('Run `npm run generate` and commit what it writes');
    process.exitCode = 1;
  }
} else {
  for (const { path, text } of stale) await put(join(root, path), text);
  for (const { path, text } of stale) console.log(text === undefined ? `removed ${path}` : path);
}

/**
 * @param {string} root
 * @returns {Promise<{ path: string, text: string | undefined }[]>} What differs from the files;
 *   without `text`, a file that should not be there.
 */
async function staleFiles(root) {
  const wanted = new Map();
  const folders = [];
  for (const name of await namesIn(join(HERE, 'generate'), '.js')) {
    const generator = await import(new URL(`generate/${name}`, import.meta.url).href);
    if (generator.generate === undefined) continue;
    await generator.generate((path, text) => void wanted.set(path, text), { root });
    folders.push(...(generator.folders ?? []));
  }
  const differing = [];
  for (const [path, text] of wanted) {
    if ((await textOf(join(root, path))) !== text) differing.push({ path, text });
  }
  for (const folder of folders) {
    for (const name of await namesIn(join(root, folder), '')) {
      const path = `${folder}/${name}`;
      if (!wanted.has(path)) differing.push({ path, text: undefined });
    }
  }
  return differing;
}

async function namesIn(folder, suffix) {
  const names = await readdir(folder).catch(absent([]));
  return names.filter((name) => name.endsWith(suffix)).sort();
}

function textOf(path) {
  return readFile(path, 'utf8').catch(absent(undefined));
}

async function put(path, text) {
  if (text === undefined) {
    await rm(path);
    return;
  }
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

function absent(instead) {
  return (error) => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };
}
