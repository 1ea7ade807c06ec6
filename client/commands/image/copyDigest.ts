import type { ImageRow } from '../../tree/imageRows.ts';
import { shownName } from '../../tree/imageRows.ts';
import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<ImageRow>({
  id: 'longshore.image.copyDigest',
  title: 'Copy Name with Digest',
  on: 'image',
  when: 'digest',
  menu: '6_copy@3',
  palette: true,
  text(snapshot, { image, name }) {
    const digests = snapshot.images?.get(image)?.digests ?? [];
    // Each repository knows it by a digest of its own.
    const own = name && shownName(name).repository;
    return digests.find((digest) => shownName(digest).repository === own) ?? digests[0];
  },
});
