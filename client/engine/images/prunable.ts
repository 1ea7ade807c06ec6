import type { Container } from '../containers/types.ts';
import type { ImageUsage } from '../system/types.ts';
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
    usage,
  }: {
    readonly images: readonly Image[];
    readonly containers: readonly Container[];
    /** As measured; what is not in it shares nothing. */
    readonly usage: readonly ImageUsage[];
  },
): readonly Prunable[] {
  const sizes = new Map(usage.map((one) => [one.id, one]));
  const used = new Set(containers.map(({ imageId }) => imageId));
  const builtFrom = childrenOf(images);
  const going = new Map<string, boolean>();
  const found: Prunable[] = [];
  /** Whether `image` goes; what was built from it is looked at first. */
  const visit = (image: Image): boolean => {
    const known = going.get(image.id);
    if (known !== undefined) {
      return known;
    }
    const missed = (builtFrom.get(image.id) ?? []).filter((child) => !visit(child)).length > 0;
    const wanted = which === 'unused' || image.tags.length === 0;
    const goes = wanted && !missed && !used.has(image.id);
    going.set(image.id, goes);
    if (goes) {
      const { size, ownSize } = sizes.get(image.id) ?? { size: image.size, ownSize: image.size };
      found.push({ image, frees: ownSize, shares: ownSize < size });
    }
    return goes;
  };
  for (const image of images.toSorted((a, b) => b.createdAt - a.createdAt)) {
    visit(image);
  }
  return found;
}

function childrenOf(images: readonly Image[]): ReadonlyMap<string, readonly Image[]> {
  const children = new Map<string, Image[]>();
  for (const image of images) {
    if (image.parentId !== undefined) {
      const siblings = children.get(image.parentId) ?? [];
      siblings.push(image);
      children.set(image.parentId, siblings);
    }
  }
  return children;
}
