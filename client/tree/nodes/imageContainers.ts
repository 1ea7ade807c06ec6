import { imageSection } from '../imageSection.ts';
import { under as shownUnder } from '../under.ts';
import { node as container } from './container.ts';

/** The containers that use an image; what can be done with them elsewhere can be done here. */
export const node = imageSection({
  kind: 'imageContainers',
  label: 'Containers',
  icon: 'vm',
  description: (snapshot, { users, image }) => `${users.of(snapshot, image).length}`,
  children: (snapshot, { users, image }, under) =>
    users.of(snapshot, image).map(({ id }) => shownUnder(under, { kind: container, target: id })),
});
