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
  /** Shows the settings that match where those of this machine are kept. */
  openMachineSettings(query: string): Promise<void>;
}

/** What every command may use. */
export interface CommandContext {
  readonly engine: Engine;
  /** As it was when the user was asked. */
  readonly snapshot: Snapshot;
  readonly ui: CommandUi;
  /** Ends the wait between two attempts to reach the Engine. */
  retryNow(): void;
  /** Fires when the user cancels the progress. */
  readonly signal: AbortSignal;
}

export interface Question {
  readonly message: string;
  readonly detail?: string;
  /** The button's text; everything else means no. */
  readonly action: string;
}

export interface CommandKey {
  readonly key: string;
  readonly mac?: string;
  /** The view that must have the focus. */
  readonly view: string;
}

interface CommandBase {
  /** `longshore.<object>.<verb>`. */
  readonly id: string;
  /** Title case, as the palette shows it behind "Longshore: ". */
  readonly title: string;
  /** A codicon's name. */
  readonly icon?: string;
  /** Steers something: not in an untrusted workspace. Looking is `false`. */
  readonly steers: boolean;
  /** "Stopping": before the target's name, while it runs. */
  readonly progress?: string;
}

/** An action without a target. */
export interface PlainCommand extends CommandBase {
  readonly on?: undefined;
  /** Its button above a view. */
  readonly viewTitle?: { readonly view: string; readonly group: string; readonly when?: string };
  /** Throws `EngineError`. */
  run(context: CommandContext): Promise<void>;
}

/** An action on rows of one kind. */
export interface TargetCommand<Target> extends CommandBase {
  /** The node kind it works on. */
  readonly on: string;
  /** A flag the node must carry for the command to apply. */
  readonly when?: string;
  /** "stopped": what is true of a target when it worked. */
  readonly done: string;
  /** The button's place in the row, left to right, when it is one. */
  readonly inline?: number;
  /** The context menu's group and place: `2_life@1`. */
  readonly menu?: string;
  readonly key?: CommandKey;
  /** Asked before anything is lost, for all targets at once. */
  confirm?(snapshot: Snapshot, targets: readonly Target[]): Question;
  /** For one target; throws `EngineError`. */
  run(context: CommandContext, target: Target): Promise<void>;
}

/**
 * One action. One file: `client/commands/<object>/<verb>.ts`, exporting `command`. The wrapper
 * gives it targets (from the tree, the selection or a pick), the question, progress, cancel and
 * errors told per target; the manifest's entries are generated from it.
 */
export type Command = PlainCommand | TargetCommand<unknown>;

/** Ties the target's type to the handlers at compile time; returns the command unchanged. */
export function defineCommand<Target>(command: PlainCommand | TargetCommand<Target>): Command {
  return command as Command;
}
