/**
 * Bundles the three programs (the extension, the language server and the command line) and the
 * pages that the extension shows.
 * `--watch` rebuilds on change; `--production` minifies, as `npm run package` does; `--server`
 * leaves the extension and its pages out.
 */
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { context } from 'esbuild';
import { licensesOf } from './lib/licenses.js';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const serverOnly = process.argv.includes('--server');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: production,
  sourcemap: production ? false : 'linked',
  // The licenses stand in a file of their own.
  legalComments: 'none',
  metafile: production,
  logLevel: 'info',
  // vscode-languageserver and its friends publish both; the ESM build is the smaller bundle.
  mainFields: ['module', 'main'],
};

/**
 * Libraries of the client that are loaded when first needed, each in a file of its own: compiling
 * them would be most of the activation.
 */
const APART = new Map([
  ['dockerode', 'dockerode.cjs'],
  ['vscode-languageclient/node', 'languageclient.cjs'],
]);

/** @type {import('esbuild').Plugin} */
const apart = {
  name: 'apart',
  setup(build) {
    build.onResolve({ filter: /^[^.]/ }, ({ path, kind }) => {
      const file = APART.get(path);
      return file && kind === 'dynamic-import' ? { path: `./${file}`, external: true } : undefined;
    });
  },
};

/** Pages run in the editor's browser; each is a folder with `main.ts` and `style.css`. */
const PAGES = 'client/webview/pages';
const pages = readdirSync(PAGES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'support')
  .map(({ name }) => ({
    ...common,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    // The policy of a page lets it ask for nothing else.
    sourcemap: false,
    entryPoints: [
      { in: `${PAGES}/${name}/main.ts`, out: name },
      { in: `${PAGES}/${name}/style.css`, out: name },
    ],
    outdir: 'client/dist/webview',
  }));

const bundles = [
  ...pages,
  {
    ...common,
    entryPoints: ['client/extension.ts'],
    outfile: 'client/dist/extension.cjs',
    external: ['vscode'],
    plugins: [apart],
    // A `require` finds the file beside us and the editor's own module inside it.
    supported: { 'dynamic-import': false },
  },
  ...[...APART].map(([library, file]) => ({
    ...common,
    entryPoints: [library],
    outfile: `client/dist/${file}`,
    external: ['vscode'],
    // ssh endpoints use the system's ssh, no call of ours opens a BuildKit session yet, and
    // client/engine/transport.ts stands in for docker-modem: none of it may weigh on the extension.
    alias: {
      'docker-modem': './client/engine/absent.cjs',
      protobufjs: './client/engine/absent.cjs',
      ssh2: './client/engine/absent.cjs',
      '@grpc/grpc-js': './client/engine/absent.cjs',
      '@grpc/proto-loader': './client/engine/absent.cjs',
    },
  })),
  { ...common, entryPoints: ['server/main.ts'], outfile: 'server/dist/main.cjs' },
  { ...common, entryPoints: ['server/cli.ts'], outfile: 'server/dist/cli.cjs' },
];

const wanted = bundles.filter(({ outfile }) => !serverOnly || outfile?.startsWith('server/'));
const contexts = await Promise.all(wanted.map((bundle) => context(bundle)));
if (watch) {
  await Promise.all(contexts.map((one) => one.watch()));
} else {
  const results = await Promise.all(contexts.map((one) => one.rebuild()));
  await Promise.all(contexts.map((one) => one.dispose()));
  if (production) {
    const server = results.filter((_, n) => wanted[n].outfile?.startsWith('server/'));
    const inputs = server.flatMap(({ metafile }) => Object.keys(metafile.inputs));
    await writeFile('server/dist/THIRD-PARTY-LICENSES.txt', await licensesOf(inputs));
  }
}
