import type { Engine } from '../engine/engine.ts';
import type { Snapshot } from '../engine/store.ts';

/** The editor as a command needs it; plain data, so that commands run and are tested without it. */
export interface CommandUi {
  /** `undefined` when dismissed. */
  pick<T>(
    items: readonly (T & { readonly label: string; readonly description?: string })[],
    options: { readonly title: string; readonly placeholder?: string },
  ): Promise<T | undefined>;
  input(options: {
    readonly title: string;
    readonly prompt?: string;
    readonly value?: string;
    readonly validate?: (value: string) => string | undefined;
  }): Promise<string | undefined>;
  info(message: string): void;
}

export interface CommandContext {
  readonly engine: Engine;
  readonly snapshot: Snapshot;
  readonly ui: CommandUi;
  /** Fires when the user cancels the progress. */
  readonly signal: AbortSignal;
}

/**
 * One action. One file: `client/commands/<object>/<verb>.ts`, exporting `command`. The wrapper
 * gives it targets (from the tree, the selection or a pick), the question, progress, cancel and
 * errors told per target; the manifest's entries are generated from it.
 */
export interface Command<Target = unknown> {
  /** `longshore.<object>.<verb>`. */
  readonly id: string;
  /** Title case, as the palette shows it behind "Longshore: ". */
  readonly title: string;
  /** A codicon's name. */
  readonly icon?: string;
  /** The node kind it works on; left out for a command without a target. */
  readonly on?: string;
  /** A flag the node must carry for the command to apply. */
  readonly when?: string;
  /** The button's place in the row, left to right, when it is one. */
  readonly inline?: number;
  /** The context menu's group and place: `2_life@1`. */
  readonly menu?: string;
  readonly key?: { readonly key: string; readonly mac?: string; readonly when?: string };
  /** Steers something: not in an untrusted workspace. Looking is `false`. */
  readonly steers: boolean;
  /** Asked before anything is lost, for all targets at once. */
  confirm?(targets: readonly Target[]): {
    readonly message: string;
    readonly detail?: string;
    readonly action: string;
  };
  /** "Stopping": before the target's name, while it runs. */
  readonly progress?: string;
  /** Targets to offer when run from the palette, with what the list shows. */
  candidates?(
    snapshot: Snapshot,
  ): readonly { readonly label: string; readonly description?: string; readonly target: Target }[];
  /** The target's name in progress and errors. */
  nameOf?(target: Target): string;
  /** For one target; throws `EngineError`. */
  run(context: CommandContext, target: Target): Promise<void>;
}

/** Ties the target's type to the handlers at compile time; returns the command unchanged. */
export function defineCommand<Target>(command: Command<Target>): Command {
  return command as unknown as Command;
}
