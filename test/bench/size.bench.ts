import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Bench, ratio } from './bench.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** What `npm install dockerfile-language-server-nodejs` brings. */
const PEER = [
  'dockerfile-language-server-nodejs',
  'dockerfile-language-service',
  'dockerfile-utils',
  'dockerfile-ast',
  'vscode-languageserver',
  'vscode-languageserver-protocol',
  'vscode-languageserver-textdocument',
  'vscode-languageserver-types',
  'vscode-jsonrpc',
];

export const bench: Bench = {
  title: 'Size',
  note: 'The packaged extension, and the bundles as `npm run build` or `npm run package` left them',
  async run() {
    const files = [
      ...readdirSync(ROOT).filter((name) => name.endsWith('.vsix')),
      ...bundles('client/dist'),
      ...bundles('server/dist'),
    ];
    const server = statSync(`${ROOT}server/dist/main.cjs`).size;
    const peer = PEER.reduce((sum, name) => sum + folderSize(`${ROOT}node_modules/${name}`), 0);
    return {
      columns: ['file', 'size', 'compressed'],
      rows: [
        ...files.map((name) => ({ name, figures: sizes(`${ROOT}${name}`) })),
        { name: "the peer server's packages", figures: [kibibytes(peer), ''] },
        { name: 'peer / our server', figures: [ratio(peer, server), ''] },
      ],
    };
  },
};

function bundles(folder: string): string[] {
  return readdirSync(`${ROOT}${folder}`)
    .filter((name) => name.endsWith('.cjs'))
    .map((name) => `${folder}/${name}`);
}

function sizes(path: string): string[] {
  const bytes = readFileSync(path);
  return [kibibytes(bytes.length), path.endsWith('.vsix') ? '' : kibibytes(gzipSync(bytes).length)];
}

function folderSize(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(`${entry.parentPath}/${entry.name}`).size, 0);
}

function kibibytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(0)} KiB`;
}
