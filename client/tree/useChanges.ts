import type { Container } from '../engine/containers/types.ts';
import type { Snapshot, StoreChange } from '../engine/store.ts';

/** Names of what is used by containers that changed: their rows and children look different now. */
export function touchedBy(
  before: Snapshot,
  after: Snapshot,
  change: StoreChange,
  usedBy: (container: Container) => readonly string[],
): ReadonlySet<string> {
  const touched = new Set<string>();
  for (const id of change.containers) {
    const was = before.containers?.get(id);
    const is = after.containers?.get(id);
    if (was !== is) {
      for (const one of [was, is]) {
        for (const name of one === undefined ? [] : usedBy(one)) {
          touched.add(name);
        }
      }
    }
  }
  return touched;
}
