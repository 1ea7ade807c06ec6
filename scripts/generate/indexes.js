/**
 * Writes `index.generated.ts` beside the files it lists: one file a rule, a request, a format, a
 * command. Adding one is adding its file.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What each file in `folder` exports as `member`, its type, and the list's name. */
const INDEXES = [
  { folder: 'server/rules', member: 'rule', list: 'rules', type: 'Rule', from: './rule.ts' },
  {
    folder: 'server/connection/handlers',
    member: 'handler',
    list: 'handlers',
    type: 'Handler',
    from: '../handler.ts',
  },
  {
    folder: 'server/report/formats',
    member: 'format',
    list: 'formats',
    type: 'ReportFormat',
    from: '../report.ts',
  },
  {
    folder: 'server/features/refactor',
    member: 'refactor',
    list: 'refactors',
    type: 'Refactor',
    from: './refactor.ts',
  },
  {
    folder: 'server/cli/commands',
    member: 'command',
    list: 'commands',
    type: 'CliCommand',
    from: '../command.ts',
  },
];

/**
 * @param {(path: string, text: string) => void} write
 * @param {{ root?: string }} [options]
 */
export async function generate(write, { root = ROOT } = {}) {
  for (const index of INDEXES) {
    const names = await memberFiles(join(root, index.folder), index.from);
    write(`${index.folder}/index.generated.ts`, indexOf(index, names));
  }
}

/** File names without `.ts`, in order; the contract beside them and other generated files aside. */
async function memberFiles(folder, contract) {
  const names = await readdir(folder);
  return names
    .filter((name) => /^[A-Za-z][\w-]*\.ts$/.test(name) && `./${name}` !== contract)
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
}

function indexOf({ member, list, type, from }, names) {
  const imports = names.map(
    (name) => `import { ${member} as ${identifier(name)} } from './${name}.ts';\n`,
  );
  const members = names.map((name) => `  ${identifier(name)},\n`);
  return `// Written by \`npm run generate\`; do not edit.
${imports.join('')}import type { ${type} } from '${from}';

export const ${list}: readonly ${type}[] = [
${members.join('')}];
`;
}

function identifier(name) {
  return name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}
