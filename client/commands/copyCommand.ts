import type { Snapshot } from '../engine/store.ts';
import { type Command, type CommandKey, defineCommand, type JoinedCommand } from './command.ts';

export interface Copy<Target> {
  /** `longshore.<object>.<verb>`. */
  readonly id: string;
  readonly title: string;
  /** The node kind it works on. */
  readonly on: string;
  readonly when?: string;
  readonly menu: string;
  readonly inline?: number;
  readonly key?: CommandKey;
  /** Whether a row can be chosen without a tree. */
  readonly palette: boolean;
  /** `undefined` when there is nothing to copy. */
  text(snapshot: Snapshot, target: Target): string | undefined;
}

/** Puts what `text` says of each selected row on the clipboard, one a line. */
export function copyCommand<Target>({ text, palette, ...rest }: Copy<Target>): Command {
  const command: JoinedCommand<Target> = {
    ...rest,
    ...(rest.inline !== undefined && { icon: 'copy' }),
    ...(!palette && { hidden: true }),
    steers: false,
    async runAll({ ui, snapshot }, targets) {
      const lines = targets.flatMap((target) => text(snapshot, target) ?? []);
      if (lines.length > 0) {
        await ui.copy(lines.join('\n'));
      }
    },
  };
  return defineCommand(command);
}
