/** Writes the version of `server/package.json` where both programs can read it once bundled. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * @param {(path: string, text: string) => void} write
 * @param {{ root?: string }} [options]
 */
export async function generate(write, { root = ROOT } = {}) {
  const { version } = JSON.parse(await readFile(join(root, 'server/package.json'), 'utf8'));
  write(
    'server/version.generated.ts',
    `// Written by \`npm run generate\`; do not edit.\nexport const VERSION = '${version}';\n`,
  );
}
