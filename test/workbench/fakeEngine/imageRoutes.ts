import { isUp } from './container.ts';
import { type FakeImage, historyAnswer, imageAnswer, imageRow } from './image.ts';
import type { Answer, Call } from './routes.ts';
import type { World } from './world.ts';

/** What the Engine answers about images; `undefined` when the call is about something else. */
export function imageRoute({ line, query }: Call, world: World): Answer | undefined {
  switch (line) {
    case 'GET /images/json':
      return { status: 200, body: world.images.all.map((image) => imageRow(image, false)) };
    case 'GET /system/df':
      return { status: 200, body: { Images: world.images.all.map((one) => imageRow(one, true)) } };
  }
  const [, method, path = '', verb] =
    /^(\w+) \/images\/(.+?)(?:\/(json|history|tag))?$/.exec(line) ?? [];
  const name = decodeURIComponent(path);
  const image = world.images.get(name);
  switch (`${method} ${verb}`) {
    case 'GET json':
      return image ? { status: 200, body: imageAnswer(image) } : missing(name);
    case 'GET history':
      return image ? { status: 200, body: historyAnswer(image) } : missing(name);
    case 'POST tag':
      return image ? tag(world, image, query) : missing(name);
    case 'DELETE undefined':
      return image ? remove(world, image, name, query.get('force') === 'true') : missing(name);
    default:
      return undefined;
  }
}

function tag(world: World, image: FakeImage, query: URLSearchParams): Answer {
  world.images.tag(image, `${query.get('repo')}:${query.get('tag') || 'latest'}`);
  return { status: 201 };
}

/** @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Image/operation/ImageDelete */
function remove(world: World, image: FakeImage, name: string, force: boolean): Answer {
  const byReference = world.images.byReference(name) !== undefined;
  const users = world.all.filter((one) => world.images.get(one.image)?.id === image.id);
  const children = world.images.all.some(({ parentId }) => parentId === image.id);
  if (byReference && image.tags.length > 1) {
    world.images.untag(image, name);
    return { status: 200, body: [{ Untagged: name }] };
  }
  if (!byReference && image.tags.length > 1 && !force) {
    return conflict(`unable to delete ${short(image)} (must be forced) - image is referenced`);
  }
  if (!byReference && children) {
    return conflict(`unable to delete ${short(image)} (cannot be forced) - image has children`);
  }
  if (users.length > 0 && !force) {
    return conflict(`unable to remove "${name}" (must force) - container ${users[0]?.id} uses it`);
  }
  if (users.some(isUp) || children) {
    if (!byReference) {
      return conflict(`unable to delete ${short(image)} (cannot be forced) - image is being used`);
    }
    world.images.untag(image, name);
    return { status: 200, body: [{ Untagged: name }] };
  }
  world.images.remove(image);
  return { status: 200, body: [{ Untagged: name }, { Deleted: image.id }] };
}

function conflict(why: string): Answer {
  return { status: 409, body: { message: `conflict: ${why}` } };
}

function missing(name: string): Answer {
  return { status: 404, body: { message: `No such image: ${name}` } };
}

function short({ id }: FakeImage): string {
  return id.slice('sha256:'.length, 'sha256:'.length + 12);
}
