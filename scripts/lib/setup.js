/** What each command needs before it can start: the one place that knows the order. */
import { ensureCodeServer } from './codeServer.js';
import { DEBIAN_PACKAGES } from './dockerd.js';
import { continueUnderProjectNode, ensureNpmPackages } from './npmPackages.js';
import { BROWSER, ensureSystemPackages, REGISTRY, SHELL_LINTER } from './systemPackages.js';

/** npm packages and the right Node. Everything after this call runs under Node 24. */
export async function setUpProject() {
  await ensureNpmPackages();
  await continueUnderProjectNode();
}

/** What the linter calls when it is installed. */
export async function setUpUnitTests() {
  await ensureSystemPackages(SHELL_LINTER);
}

/** The bundled editor and a browser to drive it. Returns the editor's script. */
export async function setUpEditorTests() {
  await ensureSystemPackages(BROWSER);
  return await ensureCodeServer();
}

/** What a private Engine and a private registry run on. */
export async function setUpEngineTests() {
  await ensureSystemPackages([...DEBIAN_PACKAGES, ...REGISTRY]);
}
