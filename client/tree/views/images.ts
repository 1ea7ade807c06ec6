import type { Container } from '../../engine/containers/types.ts';
import type { Image } from '../../engine/images/types.ts';
import type { Snapshot, StoreChange } from '../../engine/store.ts';
import { byRegistry, byRepository, flat, groupsOf, nodesOf } from '../imageGroups.ts';
import { GROUPINGS, isShown, SORTS, TOGGLES } from '../imageRows.ts';
import { ImageUsers } from '../imageUsers.ts';
import type { AnyNode, ViewDefinition, ViewOptions } from '../node.ts';
import { node as containerKind } from '../nodes/container.ts';
import { node as containersKind } from '../nodes/imageContainers.ts';
import { under } from '../under.ts';
import { ENGINE_KEY, engineWelcome, showsRows } from '../welcome.ts';

/** All images, under each of their names. */
export const view: ViewDefinition = {
  id: 'longshore.images',
  name: 'Images',
  icon: 'package',
  // Containers too: what is in use is marked.
  watches: ['images', 'containers'],
  choices: {
    groupings: GROUPINGS,
    sorts: SORTS,
    toggles: TOGGLES,
    defaults: { groupBy: 'repository', sort: 'name', toggles: ['dangling', 'unused'] },
  },

  roots(snapshot, options) {
    if (!showsRows(snapshot)) {
      return [];
    }
    const users = new ImageUsers();
    const images = [...(snapshot.images?.values() ?? [])].filter((image) =>
      isShown(image, users.of(snapshot, image.id).length > 0, options),
    );
    switch (options.groupBy) {
      case 'registry':
        return byRegistry(images, users, options.sort);
      case 'none':
        return flat(images, users, options.sort);
      default:
        return byRepository(images, users, options.sort);
    }
  },

  affected(before, after, change, options) {
    if (showsRows(before) !== showsRows(after)) {
      return 'roots';
    }
    if (!showsRows(after)) {
      return [];
    }
    const users = { before: new ImageUsers(), after: new ImageUsers() };
    const used = {
      before: (id: string) => users.before.of(before, id).length > 0,
      after: (id: string) => users.after.of(after, id).length > 0,
    };
    const rows: AnyNode[] = [];
    for (const id of change.images) {
      const was = before.images?.get(id);
      const is = after.images?.get(id);
      if (was === is) {
        continue;
      }
      const wasShown = was !== undefined && isShown(was, used.before(id), options);
      const nowShown = is !== undefined && isShown(is, used.after(id), options);
      if (wasShown !== nowShown || (wasShown && nowShown && moves(was, is))) {
        return 'roots';
      }
      if (nowShown) {
        rows.push(...nodesOf(is, users.after));
      }
    }
    const hidesUnused = !options.toggles.has('unused');
    const touched = touchedBy(before, after, change);
    for (const [id, how] of touched) {
      const image = after.images?.get(id);
      if (image === undefined) {
        continue;
      }
      if (hidesUnused && used.before(id) !== used.after(id)) {
        return 'roots';
      }
      rows.push(...rowsToDraw(image, how, users.after, options));
    }
    return rows;
  },

  count: (snapshot) => snapshot.images?.size,

  welcome: [
    ...engineWelcome(),
    {
      when: `${ENGINE_KEY} == connected && longshore.images.empty`,
      contents: [
        'There are no images yet.',
        'Pull one by its name, or build one from a Dockerfile.',
        '[Pull Image](command:longshore.image.pull)',
        '[Load Images from Archive](command:longshore.images.load)',
      ].join('\n'),
    },
    {
      when: `${ENGINE_KEY} == connected && longshore.images.some`,
      contents: [
        'No image is shown: the filter or what is hidden leaves none.',
        '[Clear Filter](command:longshore.images.clearFilter)',
        '[Choose What Is Shown](command:longshore.images.show)',
      ].join('\n'),
    },
  ],
};

/** Another name, or another place among others. */
function moves(was: Image, is: Image): boolean {
  return (
    was.tags.join() !== is.tags.join() ||
    was.digests.join() !== is.digests.join() ||
    was.createdAt !== is.createdAt ||
    was.size !== is.size
  );
}

interface Touched {
  /** Another container uses it, one does no longer, or one runs or stopped. */
  use: boolean;
  readonly containers: string[];
}

/** The images whose containers changed, and how that is seen on them. */
function touchedBy(
  before: Snapshot,
  after: Snapshot,
  change: StoreChange,
): ReadonlyMap<string, Touched> {
  const touched = new Map<string, Touched>();
  for (const id of change.containers) {
    const was = before.containers?.get(id);
    const is = after.containers?.get(id);
    if (was === is) {
      continue;
    }
    const use = was === undefined || is === undefined || otherUse(was, is);
    for (const image of new Set([was?.imageId, is?.imageId])) {
      if (image !== undefined) {
        const known = touched.get(image) ?? { use: false, containers: [] };
        touched.set(image, known);
        known.use ||= use;
        known.containers.push(id);
      }
    }
  }
  return touched;
}

function otherUse(was: Container, is: Container): boolean {
  return was.imageId !== is.imageId || was.state !== is.state || was.name !== is.name;
}

function rowsToDraw(
  image: Image,
  { use, containers }: Touched,
  users: ImageUsers,
  options: ViewOptions,
): readonly AnyNode[] {
  const rows = nodesOf(image, users);
  if (use) {
    return [...groupsOf(image, options.groupBy), ...rows];
  }
  return rows.flatMap(({ target }) =>
    containers.map((id) => under(containersKind.id(target), { kind: containerKind, target: id })),
  );
}
