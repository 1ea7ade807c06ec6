import type { Container } from '../engine/containers/types.ts';
import { EngineError } from '../engine/errors.ts';
import type { Image } from '../engine/images/types.ts';
import type { Snapshot } from '../engine/store.ts';
import { sizeText } from '../text/bytes.ts';
import { isLive } from '../tree/containerRows.ts';
import type { CommandContext } from './command.ts';

type Removing = Pick<CommandContext, 'engine' | 'snapshot' | 'ui' | 'signal'>;

/**
 * Removes a name or an id. When containers use what would go with it, asks once more, and only
 * then uses force. Throws `EngineError`; reason `cancelled` when the answer was no.
 */
export async function removeName(
  around: Removing,
  { id, tags }: Pick<Image, 'id' | 'tags'>,
  name: string,
): Promise<void> {
  const { engine, ui, signal } = around;
  try {
    await engine.images.remove(name, { force: false }, { signal });
  } catch (error) {
    if (!EngineError.is(error, 'conflict')) {
      throw error;
    }
    const users = await usersOf(around, id);
    if (users.length === 0) {
      throw error;
    }
    if (tags.length === 0 && users.some(isLive)) {
      // Without a name there is nothing that force could take away.
      throw new EngineError('inUse', `${uses(users)}; stop and remove that first`);
    }
    const question = {
      message: `Remove ${tags.length === 0 ? 'the image' : name} though it is in use?`,
      detail: forced(users),
      action: 'Remove by Force',
    };
    if (!(await ui.ask(question))) {
      throw new EngineError('cancelled', 'Cancelled', { cause: error });
    }
    await engine.images.remove(name, { force: true }, { signal });
  }
}

/** Removes an image under all its names, one after the other, so that nothing is forced unasked. */
export async function removeImage(around: Removing, { id, tags }: Image): Promise<void> {
  let left = tags;
  for (const name of tags.length === 0 ? [id] : tags) {
    await removeName(around, { id, tags: left }, name);
    left = left.filter((tag) => tag !== name);
  }
}

/** What is lost with an image, for a question. */
export function lossOf({ images }: Snapshot, image: Image): string {
  const built = [...(images?.values() ?? [])].filter(({ parentId }) => parentId === image.id);
  return built.length === 0
    ? `${sizeText(image.size)}, less what other images share with it, are freed.`
    : 'Its layers stay: other images were built from it.';
}

async function usersOf(
  { engine, snapshot, signal }: Removing,
  imageId: string,
): Promise<readonly Container[]> {
  const containers = snapshot.containers?.values() ?? (await engine.containers.list({ signal }));
  return [...containers].filter((container) => container.imageId === imageId);
}

function forced(users: readonly Container[]): string {
  if (users.some(isLive)) {
    return `${uses(users)}. Only the name goes; the image stays without one.`;
  }
  const keep = users.length === 1 ? 'It keeps its files' : 'They keep their files';
  return `${uses(users)}. ${keep}, but no other container can be made from the image.`;
}

/** `Container web uses it and is running`. */
function uses(users: readonly Container[]): string {
  const names = users.map(({ name }) => name).join(', ');
  const live = users.some(isLive);
  return users.length === 1
    ? `Container ${names} uses it${live ? ' and is running' : ''}`
    : `Containers ${names} use it${live ? ', and not all have stopped' : ''}`;
}
