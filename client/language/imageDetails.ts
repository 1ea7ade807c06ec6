import type { ImageDetailsParams, ImageDetailsResult } from '../../core/protocol.ts';
import { parseReference } from '../../core/reference.ts';
import { EngineError } from '../engine/errors.ts';
import type { ImageDetails } from '../engine/images/details.ts';
import type { EngineSlots } from '../engine-host/engines.ts';

/** An Engine that answers at all answers this at once. */
const PATIENCE = 1000;

/**
 * What the Engines that are connected already know of an image: the window's own first. None is
 * connected for this, and none that fails says so: `null` then.
 */
export async function imageDetailsOf(
  { slots }: EngineSlots,
  { reference }: ImageDetailsParams,
  signal: AbortSignal,
): Promise<ImageDetailsResult> {
  for (const { store, engine } of slots.filter(isConnected)) {
    if (store.snapshot.images?.size === 0) continue;
    try {
      const options = { signal, timeout: PATIENCE };
      return toResult(reference, await engine.images.details(reference, options));
    } catch (error) {
      if (!EngineError.is(error) || signal.aborted) return null;
    }
  }
  return null;
}

/** Looked at without `engine`, which would open one. */
function isConnected({ store }: EngineSlots['slots'][number]): boolean {
  return store.snapshot.state.kind === 'connected';
}

function toResult(reference: string, details: ImageDetails): ImageDetailsResult {
  const { createdAt, size, platform, ports, entrypoint, command, user, workingDir, environment } =
    details;
  const digest = digestOf(reference, details.digests);
  return {
    source: 'engine',
    size,
    ports,
    entrypoint,
    command,
    user,
    workingDir,
    environment: Object.fromEntries(environment.map(({ name, value }) => [name, value])),
    ...(createdAt > 0 && { createdAt }),
    ...(platform !== '' && { platforms: [platform] }),
    ...(digest !== undefined && { digest }),
  };
}

/** Of the repository that was asked for: an image may be known by others too. */
function digestOf(reference: string, digests: readonly string[]): string | undefined {
  const wanted = parseReference(reference);
  for (const known of digests.map(parseReference)) {
    const isSame = known?.registry === wanted?.registry && known?.repository === wanted?.repository;
    if (isSame && known?.digest !== undefined) return known.digest;
  }
  return undefined;
}
