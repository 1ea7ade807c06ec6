// Prints how long the extension takes to load and to activate, as JSON. `vscode` is a stand-in that
// answers every call with itself: what is measured is our own work.
const Module = require('node:module');

const anything = new Proxy(function stub() {}, {
  get: (_, key) => (key === Symbol.toPrimitive ? () => '' : key === 'then' ? undefined : anything),
  apply: () => anything,
  construct: () => anything,
  set: () => true,
});
const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? anything : load(request, ...rest));

const start = performance.now();
const extension = require('../../client/dist/extension.cjs');
const loaded = performance.now();
extension.activate({ subscriptions: [], extensionPath: '', asAbsolutePath: (path) => path });
const activated = performance.now();
console.log(JSON.stringify({ load: loaded - start, activate: activated - loaded }));
process.exit(0);
