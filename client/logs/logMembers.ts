import type { Snapshot } from '../engine/store.ts';
import { groupOf } from '../tree/containerRows.ts';
import type { LogContainer, LogsState } from '../webview/pages/logs/messages.ts';

/**
 * Whose logs a page shows now: all of a group, or the chosen containers. One that was made anew
 * under its name takes the place of the one that was removed.
 */
export function logMembers(
  { containers, group }: LogsState,
  snapshot: Snapshot,
): readonly LogContainer[] {
  const all = [...(snapshot.containers?.values() ?? [])];
  if (group !== undefined) {
    return all
      .filter((container) => groupOf(container, group.groupBy) === group.name)
      .map(({ id, name }) => ({ id, name }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }
  return containers.map((chosen) => {
    const same = snapshot.containers?.get(chosen.id);
    const { id, name } = same ?? all.find((other) => other.name === chosen.name) ?? chosen;
    return { id, name };
  });
}
