import type { LocalImage, LocalImagesResult } from '../../core/protocol.ts';
import type { Image } from '../engine/images/types.ts';
import type { EngineSlots } from '../engine-host/engines.ts';
import { whenListed } from '../engine-host/whenListed.ts';

/** An Engine that answers at all answers this at once. */
const PATIENCE = 1000;

/**
 * The images of the first Engine that is connected already, the window's own before others, by their
 * repositories. None is connected for this, and one that fails doesn't say so: `null` then.
 */
export async function localImagesOf(
  { slots }: EngineSlots,
  signal: AbortSignal,
): Promise<LocalImagesResult> {
  const slot = slots.find(({ store }) => store.snapshot.state.kind === 'connected');
  if (slot === undefined) return null;
  try {
    const either = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
    const lease = await whenListed(slot.store, 'images', either);
    lease.release();
    return byRepository(lease.snapshot.images?.values() ?? []);
  } catch {
    return null;
  }
}

/** `images` come newest first, and so do the repositories and their tags. */
function byRepository(images: Iterable<Image>): readonly LocalImage[] {
  const found = new Map<string, LocalImage & { readonly tags: string[] }>();
  for (const { tags, size, createdAt } of images) {
    for (const reference of tags) {
      const colon = reference.lastIndexOf(':');
      const name = reference.slice(0, colon);
      const known = found.get(name);
      if (known !== undefined) known.tags.push(reference.slice(colon + 1));
      else found.set(name, { name, tags: [reference.slice(colon + 1)], size, createdAt });
    }
  }
  return [...found.values()];
}
