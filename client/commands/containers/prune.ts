import type { StoppedContainer } from '../../engine/containers/looking.ts';
import { EngineError } from '../../engine/errors.ts';
import { sizeText } from '../../text/bytes.ts';
import { type CommandContext, defineCommand, type Question } from '../command.ts';
import { mapLimited } from '../mapLimited.ts';
import { type Outcome, summary } from '../summary.ts';

const VIEW = 'longshore.containers';
/** How many are removed at the same time, and named in the question. */
const AT_ONCE = 4;
const MOST_NAMES = 20;

export const command = defineCommand({
  id: 'longshore.containers.prune',
  title: 'Prune Stopped Containers…',
  steers: true,
  viewTitle: { view: VIEW, group: '4_prune@1' },
  async run(context) {
    const { engine, ui } = context;
    const stopped = await ui.progress('Measuring stopped containers', (signal) =>
      engine.containers.stopped({ signal }),
    );
    if (stopped.length === 0) {
      ui.info('There is no stopped container');
    } else if (await ui.ask(question(stopped))) {
      await removeAll(context, stopped);
    }
  },
});

function question(stopped: readonly StoppedContainer[]): Question {
  const [only] = stopped;
  const names = stopped.slice(0, MOST_NAMES).map(({ name, size }) => `${name} (${sizeText(size)})`);
  const more = stopped.length - names.length;
  const what =
    stopped.length === 1
      ? `the stopped container ${only?.name}`
      : `${stopped.length} stopped containers`;
  return {
    message: `Remove ${what}, which frees ${sizeText(total(stopped))}?`,
    detail: [
      ...(stopped.length === 1
        ? []
        : [`${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`]),
      'What was written inside, outside of volumes, is lost.',
    ].join(' '),
    action: 'Remove',
  };
}

/** Exactly those that the question named, and none that was started meanwhile. */
async function removeAll(
  { engine, ui }: CommandContext,
  stopped: readonly StoppedContainer[],
): Promise<void> {
  const how = { force: false, volumes: false };
  const outcomes = await ui.progress('Removing stopped containers', (signal, report) => {
    let finished = 0;
    return mapLimited(stopped, AT_ONCE, async ({ id, name }): Promise<Outcome> => {
      const outcome = await engine.containers
        .remove(id, how, { signal })
        .then(() => undefined, failure);
      finished++;
      report(`${finished} of ${stopped.length}`, finished / stopped.length);
      return { name, ...(outcome ?? { kind: 'done' }) };
    });
  });
  const told = summary(outcomes, { done: 'removed', kind: { plural: 'containers' } });
  if (told?.failed === true) {
    throw new EngineError('conflict', told.message);
  }
  const gone = stopped.filter((_, index) => outcomes[index]?.kind === 'done');
  if (told !== undefined) {
    ui.done(`${told.message}, ${sizeText(total(gone))} freed`);
  }
}

/** `undefined` when somebody else has removed it. */
function failure(error: unknown) {
  if (EngineError.is(error, 'notFound')) {
    return undefined;
  }
  if (EngineError.is(error, 'cancelled')) {
    return { kind: 'cancelled' } as const;
  }
  if (EngineError.is(error)) {
    return { kind: 'failed', why: error.message } as const;
  }
  throw error;
}

function total(stopped: readonly StoppedContainer[]): number {
  return stopped.reduce((sum, { size }) => sum + size, 0);
}
