import { type ImageName, parseImageName } from '../../text/imageName.ts';
import type { ImageRow } from '../../tree/imageRows.ts';
import { titleOf } from '../../tree/nodes/image.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<ImageRow, ImageName>({
  id: 'longshore.image.tag',
  title: 'Tag Image…',
  icon: 'tag',
  on: 'image',
  menu: '5_make@1',
  alone: true,
  steers: true,
  done: 'tagged',

  async prepare({ ui }, [row]) {
    if (row === undefined) {
      return undefined;
    }
    const typed = await ui.input({
      title: `Tag ${titleOf(row)}`,
      prompt: 'A further name for it, as ghcr.io/team/app:1.0',
      value: row.name?.includes('@') ? '' : (row.name ?? ''),
      validate: (value) => problemOf(value, row),
    });
    const name = typed === undefined ? undefined : parseImageName(typed.trim());
    return typeof name === 'string' ? undefined : name;
  },

  run: ({ engine, signal }, { image }, name) => engine.images.tag(image, name, { signal }),
});

function problemOf(value: string, row: ImageRow): string | undefined {
  const name = parseImageName(value.trim());
  if (typeof name === 'string') {
    return name;
  }
  if (name.repository === '') {
    return 'Write a name and a tag';
  }
  return `${name.repository}:${name.tag}` === row.name ? 'This is the name it has' : undefined;
}
