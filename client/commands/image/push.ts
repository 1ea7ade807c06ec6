import { parseReference } from '../../../core/reference.ts';
import { EngineError } from '../../engine/errors.ts';
import type { ImageRow } from '../../tree/imageRows.ts';
import { defineCommand } from '../command.ts';
import { pushImage } from '../moveImage.ts';

export const command = defineCommand<ImageRow>({
  id: 'longshore.image.push',
  title: 'Push Image…',
  icon: 'cloud-upload',
  on: 'image',
  when: 'tagged',
  menu: '2_move@2',
  steers: true,
  progress: 'Pushing',
  done: 'pushed',

  // What is pushed may be public at once, and copied.
  confirm(_snapshot, rows) {
    const names = rows.map(({ name = '' }) => name);
    const registries = new Set(names.map((name) => parseReference(name)?.registry ?? name));
    const what = names.length === 1 ? names[0] : `${names.length} images`;
    return {
      message: `Push ${what} to ${[...registries].join(', ')}?`,
      ...(names.length > 1 && { detail: `${names.join(', ')}.` }),
      action: 'Push',
    };
  },

  async run(context, { name = '' }) {
    const reference = parseReference(name);
    if (reference === undefined) {
      return;
    }
    if (reference.registry === 'docker.io' && reference.repository.startsWith('library/')) {
      const message =
        'Without the name of an account in it, it is the name of one of Docker\'s own images. Give it another one with "Tag Image…" first, such as ada/app:1.0 or ghcr.io/ada/app:1.0';
      throw new EngineError('badRequest', message);
    }
    await pushImage(context, reference);
  },
});
