import { containerSection } from '../containerSection.ts';
import { node as mount } from './containerMount.ts';

export const node = containerSection({
  kind: 'containerMounts',
  label: 'Mounts',
  icon: 'folder-library',
  shown: ({ mounts }) => mounts.length > 0,
  count: ({ mounts }) => mounts.length,
  children: ({ id, mounts }) =>
    mounts.map((one) => ({ kind: mount, target: { container: id, ...one } })),
});
