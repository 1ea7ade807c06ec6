/** The Engine `npm start` shows: the user's own where one answers, else a private one. */
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEBIAN_PACKAGES, startDockerd, whyNoDockerd } from './dockerd.js';
import { seedContainers, seedImages } from './dockerSeed.js';
import { root } from './paths.js';
import { step } from './progress.js';
import { canInstallSystemPackages, ensureSystemPackages } from './systemPackages.js';

/**
 * @typedef {object} EngineToUse
 * @property {string} told what to print about it
 * @property {Record<string, string>} env for the editor
 * @property {() => Promise<void>} stop ends what was started here
 */

/**
 * Looks where `docker` looks (DOCKER_HOST, the current context, the default socket). Where none
 * answers and this machine can run one, starts a private Engine with a few containers and images.
 * @returns {Promise<EngineToUse>}
 */
export async function findEngine() {
  const found = await existingEngine();
  if (found !== undefined) {
    return { told: `the Docker Engine at ${found}`, env: {}, stop: async () => {} };
  }
  if (process.platform === 'linux' && canInstallSystemPackages()) {
    await ensureSystemPackages(DEBIAN_PACKAGES);
  }
  const why = whyNoDockerd();
  if (why !== undefined) {
    return { told: `no Docker Engine: none answers. ${why}`, env: {}, stop: async () => {} };
  }
  const engine = await step('A private Docker Engine with a few containers', startSeeded);
  return {
    told: `a private Docker Engine at ${engine.host}`,
    env: { DOCKER_HOST: engine.host },
    stop: () => engine.stop(),
  };
}

async function startSeeded() {
  // The same folder for the same checkout: what a killed run left there goes first.
  const checkout = createHash('sha256').update(root).digest('hex').slice(0, 8);
  const engine = await startDockerd({ dir: join(tmpdir(), `longshore-${checkout}`) });
  try {
    await seedImages(engine);
    await seedContainers(engine);
    return engine;
  } catch (error) {
    await engine.stop();
    throw error;
  }
}

/** Its address; `undefined` when none answers. Asked through the extension's own Engine layer. */
async function existingEngine() {
  const [{ DockerodeEngine }, { resolveEndpoint }, { machineSurroundings }] = await Promise.all([
    import('../../client/engine/dockerodeEngine.ts'),
    import('../../client/engine/resolveEndpoint.ts'),
    import('../../client/engine/surroundings.ts'),
  ]);
  const engine = new DockerodeEngine({
    endpoint: () => resolveEndpoint({}, machineSurroundings()),
    timeout: 5000,
  });
  try {
    await engine.connect();
    return engine.address;
  } catch {
    return undefined;
  } finally {
    engine.dispose();
  }
}
