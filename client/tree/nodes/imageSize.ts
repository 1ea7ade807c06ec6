import { sizeText } from '../../text/bytes.ts';
import { imageSection } from '../imageSection.ts';
import { node as fact, type ImageFact } from './imageFact.ts';

/** How much of an image other images hold too: the Engine measures all it has, so only when asked. */
export const node = imageSection({
  kind: 'imageSize',
  label: 'Size',
  icon: 'pie-chart',
  description: (_snapshot, _row, image) => sizeText(image.size),
  async load({ engine, once, snapshot, signal }, { image, under }) {
    const sizes = await once.ask(snapshot.images ?? image, 'sizes', () =>
      engine.images.sharedSizes({ signal }),
    );
    const { size = image.size, shared } = sizes.get(image.id) ?? {};
    const facts: readonly (readonly [string, string])[] =
      shared === undefined
        ? [['Shared with other images', 'not told by this Engine']]
        : [
            ['Shared with other images', sizeText(shared)],
            ['Only in this image', sizeText(size - shared)],
          ];
    return facts.map(([label, value]) => {
      const target: ImageFact = { under, key: label, label, value };
      return { kind: fact, target };
    });
  },
});
