import { inspectAddress } from '../documents/address.ts';
import type { Kind, Snapshot } from '../engine/store.ts';
import { type Command, type CommandKey, defineCommand } from './command.ts';

/** What can be inspected, and what it is called: `container`, `Container`. */
export interface Inspected {
  /** The node kind; its targets are ids as the store has them. */
  readonly object: string;
  readonly title: string;
  readonly kind: Kind;
  readonly key?: CommandKey;
  /** What the document is called. */
  name(snapshot: Snapshot, id: string): string | undefined;
}

/** Opens all that the Engine says about an object as JSON that follows it. */
export function inspectCommand({ object, title, kind, key, name }: Inspected): Command {
  return defineCommand<string>({
    id: `longshore.${object}.inspect`,
    title: `Inspect ${title}`,
    icon: 'json',
    on: object,
    menu: '3_look@1',
    ...(key && { key }),
    steers: false,
    async runAll({ ui, engineId, snapshot }, ids) {
      for (const id of ids) {
        const address = inspectAddress(engineId, kind, id, name(snapshot, id) ?? id);
        await ui.openDocument(address, { preview: ids.length === 1 });
      }
    },
  });
}
