import { EngineError } from '../../engine/errors.ts';
import { type Prunable, prunable } from '../../engine/images/prunable.ts';
import { sizeText } from '../../text/bytes.ts';
import { shortId, shownName } from '../../tree/imageRows.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { type Outcome, summary } from '../summary.ts';

/** What can be pruned, as the user chooses it. */
interface Choice {
  readonly all: readonly Prunable[];
  readonly label: string;
  readonly description: string;
}

const TITLE = 'Prune Images';

export const command = defineCommand({
  id: 'longshore.images.prune',
  title: 'Prune Images…',
  steers: true,
  viewTitle: { view: 'longshore.images', group: '4_prune@1' },
  async run(context) {
    const { ui } = context;
    const choices = await ui.progress('Measuring images', (signal) => measure(context, signal));
    if (choices.length === 0) {
      ui.info('Every image is used by a container, or another image was built from it');
      return;
    }
    const chosen = await ui.pick(choices, { title: TITLE, placeholder: 'Which images' });
    const going = chosen && (await preview(context, chosen.all));
    if (going !== undefined && going.length > 0 && (await ui.ask(question(going)))) {
      await removeAll(context, going);
    }
  },
});

async function measure(
  { engine }: CommandContext,
  signal: AbortSignal,
): Promise<readonly Choice[]> {
  const [images, containers, sizes] = await Promise.all([
    engine.images.list({ signal }),
    engine.containers.list({ signal }),
    engine.images.sharedSizes({ signal }),
  ]);
  const found = { images, containers, sizes };
  const choice = (label: string, all: readonly Prunable[]) => ({
    all,
    label,
    description: `${all.length}, ${freed(all)}`,
  });
  return [
    choice('Dangling images', prunable('dangling', found)),
    choice('All images that no container uses', prunable('unused', found)),
  ].filter(({ all }) => all.length > 0);
}

/** All of them ticked: the user can keep some. */
async function preview(
  { ui }: CommandContext,
  all: readonly Prunable[],
): Promise<readonly Prunable[] | undefined> {
  const items = all.map((one) => ({
    ...one,
    label: nameOf(one),
    description: [sizeText(one.frees), created(one)].filter(Boolean).join(' · '),
    picked: true,
  }));
  const placeholder = `What is ticked is removed, which frees ${freed(all)}`;
  return ui.pickMany<Prunable>(items, { title: TITLE, placeholder });
}

function question(going: readonly Prunable[]) {
  const [only] = going;
  const what = going.length === 1 && only ? `the image ${nameOf(only)}` : `${going.length} images`;
  return {
    message: `Remove ${what}, which frees ${freed(going)}?`,
    detail: 'What no registry has would have to be built again.',
    action: 'Remove',
  };
}

/** Exactly those, one after the other, and none that is used or named meanwhile. */
async function removeAll(context: CommandContext, going: readonly Prunable[]): Promise<void> {
  const { ui, engine } = context;
  const outcomes: Outcome[] = [];
  await ui.progress('Removing images', async (signal, report) => {
    for (const [index, one] of going.entries()) {
      report(`${index} of ${going.length}`, index / going.length);
      outcomes.push({
        name: nameOf(one),
        ...(await removeOne({ engine, signal }, one)),
      });
    }
  });
  const told = summary(outcomes, { done: 'removed', kind: { plural: 'images' } });
  if (told?.failed === true) {
    throw new EngineError('conflict', told.message);
  }
  const gone = going.filter((_, index) => outcomes[index]?.kind === 'done');
  if (told !== undefined) {
    ui.done(`${told.message}, ${freed(gone)} freed`);
  }
}

async function removeOne(
  { engine, signal }: Pick<CommandContext, 'engine' | 'signal'>,
  { image }: Prunable,
) {
  if (signal.aborted) {
    return { kind: 'cancelled' } as const;
  }
  try {
    for (const name of image.tags.length === 0 ? [image.id] : image.tags) {
      await engine.images.remove(name, { force: false }, { signal });
    }
    return { kind: 'done' } as const;
  } catch (error) {
    if (EngineError.is(error, 'notFound')) {
      return { kind: 'done' } as const;
    }
    if (EngineError.is(error, 'cancelled')) {
      return { kind: 'cancelled' } as const;
    }
    if (EngineError.is(error)) {
      return { kind: 'failed', why: error.message } as const;
    }
    throw error;
  }
}

/** `1.2 GB`, or `1.2 GB or more` where some of it is shared among those that go. */
function freed(all: readonly Prunable[]): string {
  const bytes = sizeText(all.reduce((sum, { frees }) => sum + frees, 0));
  return all.filter(({ shares }) => shares).length > 1 ? `${bytes} or more` : bytes;
}

function nameOf({ image: { tags, digests, id } }: Prunable): string {
  const [digest] = digests;
  if (tags.length > 0) {
    return tags.join(', ');
  }
  return digest === undefined ? shortId(id) : `${shownName(digest).shortRepository}, no tag`;
}

function created({ image: { createdAt } }: Prunable): string {
  return createdAt === 0 ? '' : new Date(createdAt).toISOString().slice(0, 10);
}
