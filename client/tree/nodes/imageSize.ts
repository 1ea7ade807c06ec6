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
    const usage = await once.ask(snapshot.images ?? image, 'usage', () =>
      engine.system.diskUsage({ signal }),
    );
    const { size, ownSize } = usage.images.find(({ id }) => id === image.id) ?? {
      size: image.size,
      ownSize: image.size,
    };
    const facts: readonly (readonly [string, string])[] = [
      ['Shared with other images', sizeText(size - ownSize)],
      ['Only in this image', sizeText(ownSize)],
    ];
    return facts.map(([label, value]) => {
      const target: ImageFact = { under, key: label, label, value };
      return { kind: fact, target };
    });
  },
});
