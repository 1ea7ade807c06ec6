import type { Snapshot } from '../engine/store.ts';
import type { CommandContext } from './command.ts';

/**
 * The snapshot with its containers: who was called from the palette may look at a store that
 * follows none. Throws `EngineError`.
 */
export async function withContainers({
  engine,
  snapshot,
  ui,
}: Pick<CommandContext, 'engine' | 'snapshot' | 'ui'>): Promise<Snapshot> {
  if (snapshot.containers !== undefined) {
    return snapshot;
  }
  const listed = await ui.progress('Looking for containers', (signal) =>
    engine.containers.list({ signal }),
  );
  return { ...snapshot, containers: new Map(listed.map((one) => [one.id, one])) };
}
