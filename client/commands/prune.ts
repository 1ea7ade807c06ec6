import { EngineError } from '../engine/errors.ts';
import { explain } from '../engine-host/explain.ts';
import { sizeText } from '../text/bytes.ts';
import type { CommandContext, Question } from './command.ts';
import { mapLimited } from './mapLimited.ts';
import { findPrunable, PRUNED, type Prunable, type Pruned } from './prunable.ts';
import { type Outcome, summary } from './summary.ts';

/** How many are removed at the same time, and named in the question. */
const AT_ONCE = 4;
const MOST_NAMES = 20;

/**
 * Measures what nothing uses, lets the user choose of it, asks, and removes exactly what was
 * chosen: what falls out of use meanwhile stays.
 */
export async function prune(context: CommandContext, kinds: readonly Pruned[]): Promise<void> {
  const { engine, ui } = context;
  const all = await ui.progress('Measuring what can be removed', (signal) =>
    findPrunable(engine, kinds, signal),
  );
  if (all.length === 0) {
    ui.info('There is nothing to remove: everything is in use');
    return;
  }
  const wanted = kinds.length > 1 ? await chooseKinds(context, all) : all;
  if (wanted !== undefined) {
    await removeOf(context, wanted);
  }
}

/** Lets the user choose of `wanted`, asks, and removes exactly what was chosen. */
export async function removeOf(
  context: CommandContext,
  wanted: readonly Prunable[],
): Promise<void> {
  const { ui } = context;
  const items = wanted.length > 0 ? await chooseItems(context, wanted) : undefined;
  if (items !== undefined && items.length > 0 && (await ui.ask(question(items)))) {
    await removeAll(context, items);
  }
}

const KINDS: Readonly<Record<Pruned, { readonly one: string; readonly all: string }>> = {
  containers: { one: 'container', all: 'Stopped containers' },
  networks: { one: 'network', all: 'Networks that no container is in' },
  volumes: { one: 'volume', all: 'All volumes that no container uses' },
  images: { one: 'image', all: 'All images that no container uses' },
  buildCache: { one: 'build cache', all: 'Build cache' },
};

/** The smaller choice where there are two. */
const NAMELESS: Partial<Readonly<Record<Pruned, string>>> = {
  volumes: 'Volumes without a name that no container uses',
  images: 'Images without a tag that no container uses',
};

/** `undefined` when dismissed. Nothing that has a name is ticked at first, except containers. */
async function chooseKinds(
  { ui }: CommandContext,
  all: readonly Prunable[],
): Promise<readonly Prunable[] | undefined> {
  const choices = PRUNED.flatMap((kind) => {
    const items = all.filter((item) => item.kind === kind);
    const nameless = items.filter((item) => item.nameless);
    const small = NAMELESS[kind];
    const choice = (label: string, of: readonly Prunable[], picked: boolean) =>
      of.length === 0
        ? []
        : [
            {
              label,
              description: [`${of.length}`, sizesText(of)].filter(Boolean).join(' · '),
              items: of,
              picked,
            },
          ];
    return small === undefined
      ? choice(KINDS[kind].all, items, true)
      : [...choice(small, nameless, true), ...choice(KINDS[kind].all, items, false)];
  });
  const chosen = await ui.pickMany(choices, {
    title: 'Prune',
    placeholder: 'What is to be removed? You will see every item before anything happens',
  });
  const wanted = new Set(chosen?.flatMap(({ items }) => items));
  return chosen && all.filter((item) => wanted.has(item));
}

function chooseItems(
  { ui }: CommandContext,
  items: readonly Prunable[],
): Promise<readonly Prunable[] | undefined> {
  const rows = items.map((item) => ({
    ...item,
    label: item.name,
    description: [KINDS[item.kind].one, item.size === undefined ? '' : sizeText(item.size)]
      .filter(Boolean)
      .join(' · '),
    picked: true,
  }));
  return ui.pickMany(rows, {
    title: ['Prune', sizesText(items)].filter(Boolean).join(': '),
    placeholder: 'This will be removed; untick what is to stay',
  });
}

function question(items: readonly Prunable[]): Question {
  const names = items.slice(0, MOST_NAMES).map(({ name }) => name);
  const more = items.length - names.length;
  const [only] = items;
  const what =
    items.length === 1 && only !== undefined
      ? `${only.kind === 'buildCache' ? 'the' : `the ${KINDS[only.kind].one}`} ${
          only.kind === 'buildCache' ? 'build cache' : only.name
        }`
      : `${items.length} items`;
  const frees = sizesText(items) === '' ? '' : `, which frees ${sizesText(items)}`;
  const lost = LOST.filter(([kind]) => items.some((item) => item.kind === kind));
  return {
    message: `Remove ${what}${frees}?`,
    detail: [
      ...(items.length === 1 ? [] : [`${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`]),
      ...lost.map(([, sentence]) => sentence),
    ].join(' '),
    action: 'Remove',
  };
}

const LOST: readonly (readonly [Pruned, string])[] = [
  ['containers', 'What containers wrote, outside of volumes, is lost.'],
  ['volumes', 'All that is in the volumes is lost.'],
];

/** Kind after kind, and images one by one: each goes only when what needs it is gone. */
async function removeAll({ ui }: CommandContext, items: readonly Prunable[]): Promise<void> {
  let freed = 0;
  const outcomes = await ui.progress('Removing what is not used', async (signal, report) => {
    let finished = 0;
    const all: Outcome[] = [];
    for (const kind of PRUNED) {
      const own = items.filter((item) => item.kind === kind);
      const ended = await mapLimited(
        own,
        kind === 'images' ? 1 : AT_ONCE,
        async (item): Promise<Outcome> => {
          const outcome = await removeOne(item, signal);
          finished++;
          report(`${finished} of ${items.length}`, finished / items.length);
          freed += outcome.freed;
          return outcome;
        },
      );
      all.push(...ended);
    }
    return all;
  });
  const told = summary(outcomes, { done: 'removed', kind: { plural: 'items' } });
  if (told?.failed === true) {
    throw new EngineError('conflict', told.message);
  }
  if (told !== undefined) {
    ui.done(`${told.message}${freed === 0 ? '' : `, ${sizeText(freed)} freed`}`);
  }
}

async function removeOne(
  { name, remove }: Prunable,
  signal: AbortSignal,
): Promise<Outcome & { readonly freed: number }> {
  if (signal.aborted) {
    return { name, kind: 'cancelled', freed: 0 };
  }
  try {
    return { name, kind: 'done', freed: (await remove(signal)) ?? 0 };
  } catch (error) {
    if (EngineError.is(error, 'notFound')) {
      // Somebody else has removed it.
      return { name, kind: 'done', freed: 0 };
    }
    if (EngineError.is(error, 'cancelled')) {
      return { name, kind: 'cancelled', freed: 0 };
    }
    if (EngineError.is(error)) {
      return { name, kind: 'failed', why: explain(error), freed: 0 };
    }
    throw error;
  }
}

function total(items: readonly Prunable[]): number {
  return items.reduce((sum, { size = 0 }) => sum + size, 0);
}

/** `1.2 GB`, or `1.2 GB or more` where images share layers among those that go; empty for nothing. */
export function sizesText(items: readonly Prunable[]): string {
  if (total(items) === 0) {
    return '';
  }
  const more = items.filter(({ shares }) => shares).length > 1;
  return `${sizeText(total(items))}${more ? ' or more' : ''}`;
}
