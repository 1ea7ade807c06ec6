import { configFacts } from '../imageFacts.ts';
import { imageSection } from '../imageSection.ts';
import { node as fact } from './imageFact.ts';

/** How an image is run, and what it is. */
export const node = imageSection({
  kind: 'imageConfig',
  label: 'Configuration',
  icon: 'settings',
  async load({ engine, once, signal }, { image, under }) {
    const details = await once.ask(image, 'details', () =>
      engine.images.details(image.id, { signal }),
    );
    return configFacts(under, image, details).map((target) => ({ kind: fact, target }));
  },
});
