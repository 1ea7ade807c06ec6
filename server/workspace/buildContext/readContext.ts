import type { BuildContext } from '../../model/buildContext.ts';
import type { DockerfileModel } from '../../model/model.ts';
import { contextSources } from '../../rules/support/contextSources.ts';
import { lookAtContext } from './buildContext.ts';
import type { ContextPlace } from './contextRoot.ts';
import { type Folders, Look } from './folders.ts';

/** Each round reads one level deeper; no path is this deep. */
const MOST_ROUNDS = 100;

/**
 * Reads what must be known of the build context of a Dockerfile at `place`: the folders that its
 * COPY, ADD and bind mounts name. `folders` keeps them for the next one.
 */
export async function readContext(
  model: DockerfileModel,
  place: ContextPlace,
  folders: Folders,
  signal?: AbortSignal,
): Promise<BuildContext | undefined> {
  const sources = contextSources(model);
  if (sources.length === 0) return undefined;
  for (let round = 0; round < MOST_ROUNDS && !signal?.aborted; round++) {
    const look = new Look(folders);
    const context = lookAtContext(place, sources, look);
    if (look.wanted.size === 0) return context;
    await folders.read(look.wanted, signal);
  }
  return undefined;
}
