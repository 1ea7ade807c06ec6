import type { Image } from '../../engine/images/types.ts';
import type { Snapshot } from '../../engine/store.ts';
import type { ImageRow } from '../../tree/imageRows.ts';
import { titleOf } from '../../tree/nodes/image.ts';
import { defineCommand, type Question } from '../command.ts';
import { lossOf, removeName } from '../removeImage.ts';

export const command = defineCommand<ImageRow>({
  id: 'longshore.image.remove',
  title: 'Remove Image…',
  icon: 'trash',
  on: 'image',
  inline: 3,
  menu: '9_end@1',
  key: { key: 'delete', mac: 'cmd+backspace', view: 'longshore.images' },
  steers: true,
  progress: 'Removing',
  done: 'removed',

  confirm(snapshot, rows) {
    const [only] = rows;
    return rows.length === 1 && only !== undefined
      ? aboutOne(snapshot, only)
      : aboutSeveral(snapshot, rows);
  },

  async run(context, { image, name }) {
    const { tags = [] } = context.snapshot.images?.get(image) ?? {};
    await removeName(context, { id: image, tags }, name ?? image);
  },
});

function aboutOne(snapshot: Snapshot, row: ImageRow): Question {
  const image = snapshot.images?.get(row.image);
  const left = image?.tags.filter((tag) => tag !== row.name) ?? [];
  return left.length > 0
    ? {
        message: `Remove the tag ${titleOf(row)}?`,
        detail: `The image stays as ${left.join(', ')}.`,
        action: 'Remove Tag',
      }
    : {
        message: `Remove image ${titleOf(row)}?`,
        ...(image && { detail: lossOf(snapshot, image) }),
        action: 'Remove',
      };
}

function aboutSeveral(snapshot: Snapshot, rows: readonly ImageRow[]): Question {
  const gone = goingWith(snapshot, rows);
  const names = `${rows.map(titleOf).join(', ')}.`;
  const kept =
    gone.length === 0
      ? 'Only tags go: every image has others.'
      : `With them ${gone.length === 1 ? 'one image goes' : `${gone.length} images go`}.`;
  return {
    message: `Remove ${rows.length} ${gone.length === rows.length ? 'images' : 'tags'}?`,
    detail: gone.length === rows.length ? names : `${names} ${kept}`,
    action: 'Remove',
  };
}

/** The images whose last name is among `rows`. */
function goingWith({ images }: Snapshot, rows: readonly ImageRow[]): readonly Image[] {
  const names = new Set(rows.map(({ name }) => name));
  const ids = new Set(rows.map(({ image }) => image));
  return [...ids]
    .flatMap((id) => images?.get(id) ?? [])
    .filter(({ tags }) => tags.every((tag) => names.has(tag)));
}
