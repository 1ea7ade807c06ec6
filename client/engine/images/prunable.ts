import type { Container } from '../containers/types.ts';
import type { SharedSize } from './details.ts';
import type { Image } from './types.ts';

/** An image that can go without anybody missing it. */
export interface Prunable {
  readonly image: Image;
  /**
   * Bytes that no other image holds: what its removal frees at least. Of several images that share
   * layers with each other, more is freed.
   */
  readonly frees: number;
  /** Whether it holds bytes that others hold too. */
  readonly shares: boolean;
}

/**
 * Images that no container uses and no image that stays was built from: the dangling ones, or all.
 * Those that were built from others come before these, so that they can be removed in this order.
 */
export function prunable(
  which: 'dangling' | 'unused',
  {
    images,
    containers,
    sizes,
  }: {
    readonly images: readonly Image[];
    readonly containers: readonly Container[];
    readonly sizes: ReadonlyMap<string, SharedSize>;
  },
): readonly Prunable[] {
  const used = new Set(containers.map(({ imageId }) => imageId));
  const children = new Map<string, string[]>();
  for (const { id, parentId } of images) {
    if (parentId !== undefined) {
      const siblings = children.get(parentId) ?? [];
      siblings.push(id);
      children.set(parentId, siblings);
    }
  }
  const going = new Set<string>();
  const found: Prunable[] = [];
  // What was built from an image is newer than that; with equal times the list's order decides.
  for (const image of images.toSorted((a, b) => b.createdAt - a.createdAt)) {
    const missed =
      used.has(image.id) || (children.get(image.id) ?? []).some((child) => !going.has(child));
    const wanted = which === 'unused' || image.tags.length === 0;
    if (!missed && wanted) {
      going.add(image.id);
      const { size, shared = 0 }: SharedSize = sizes.get(image.id) ?? image;
      found.push({ image, frees: size - shared, shares: shared > 0 });
    }
  }
  return found;
}
