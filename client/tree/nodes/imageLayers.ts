import { imageSection } from '../imageSection.ts';
import { node as layer } from './imageLayer.ts';

/** The steps that made an image, in the order of a Dockerfile. */
export const node = imageSection({
  kind: 'imageLayers',
  label: 'Layers',
  icon: 'layers',
  async load({ engine, once, origins, signal }, { image, under }) {
    const history = await once.ask(image, 'history', () =>
      engine.images.history(image.id, { signal }),
    );
    const found = await origins.find(
      history.map(({ createdBy }) => createdBy),
      signal,
    );
    return history.map((step, index) => {
      const origin = found[index];
      return { kind: layer, target: { under, index, step, ...(origin && { origin }) } };
    });
  },
});
