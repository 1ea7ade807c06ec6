import type { CredentialSource } from '../../core/docker-config/credentials.ts';
import type { Hub } from '../../core/registry/hub.ts';
import type { Engine } from '../engine/engine.ts';
import type { Snapshot } from '../engine/store.ts';
import type { EngineId } from '../engine-host/engines.ts';
import type { TerminalSession } from '../terminal/session.ts';
import type { Transfer } from '../transfers/transfer.ts';
import type { TransfersControl } from '../transfers/transfers.ts';
import type { AnyNode, ViewChoices, ViewOptions } from '../tree/node.ts';
import type { LogsState } from '../webview/pages/logs/messages.ts';

/** How far work has come: a few words, and the part of it that is done (0 to 1) where that is known. */
export type Report = (message: string, fraction?: number) => void;

/** What a search has found so far, and a word about it beside the list. */
export interface Found<T> {
  readonly items: readonly (T & {
    readonly label: string;
    readonly description?: string;
    readonly detail?: string;
  })[];
  readonly note?: string;
}

/** A list that is filled while the user types. */
export interface Search<T> {
  readonly title: string;
  readonly placeholder: string;
  /** What is known at once, then what had to be asked for. Never throws. */
  find(text: string, signal: AbortSignal): AsyncIterable<Found<T>>;
}

/** A read-only text; the last one with its title gives way to it. */
export interface ShownText {
  readonly title: string;
  readonly text: string;
}

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
  /** Several of `items`; `undefined` when dismissed. Those that are `picked` are ticked at first. */
  pickMany<T>(
    items: readonly (T & {
      readonly label: string;
      readonly description?: string;
      readonly picked?: boolean;
    })[],
    options: { readonly title: string; readonly placeholder?: string },
  ): Promise<readonly T[] | undefined>;
  /** `undefined` when dismissed. */
  search<T>(search: Search<T>): Promise<T | undefined>;
  /** `true` when the question's action was chosen. */
  ask(question: Question): Promise<boolean>;
  /** Shows `title` while `task` runs and lets the user cancel it. */
  progress<T>(title: string, task: (signal: AbortSignal, report: Report) => Promise<T>): Promise<T>;
  info(message: string): void;
  /** Says in passing that something worked. */
  done(message: string): void;
  /** Puts `text` on the clipboard. */
  copy(text: string): Promise<void>;
  /** Opens an address outside of the editor, forwarded where the editor is remote. */
  openExternal(address: string): Promise<void>;
  /** Opens a document by its address; a preview gives way to the next one. */
  openDocument(
    address: string,
    options?: {
      readonly preview?: boolean;
      readonly language?: string;
      /** Zero-based; it is brought into view, with the cursor. */
      readonly line?: number;
    },
  ): Promise<void>;
  /** Where to save a file: its path on this machine; `undefined` when dismissed. */
  saveTo(options: { readonly title: string; readonly name: string }): Promise<string | undefined>;
  /** Files or folders of this machine, by their paths; `undefined` when dismissed. */
  openFrom(options: {
    readonly title: string;
    readonly action: string;
    readonly what: 'files' | 'folder' | 'filesOrFolders';
    readonly many?: boolean;
    readonly filters?: Readonly<Record<string, readonly string[]>>;
  }): Promise<readonly string[] | undefined>;
  /** Whether `path` is a file of this machine. */
  isFile(path: string): Promise<boolean>;
  /**
   * Writes a file of this machine from `chunks` and tells the bytes written so far. When it fails,
   * nothing is left of it, and what was there before stays.
   */
  writeFile(
    path: string,
    chunks: AsyncIterable<Uint8Array>,
    written: (bytes: number) => void,
  ): Promise<void>;
  /** The bytes of a file of this machine, and how many there are. */
  readFile(
    path: string,
  ): Promise<{ readonly size: number; readonly chunks: AsyncIterable<Uint8Array> }>;
  /** Shows a read-only document, in place of the last one with this title: `web changes.txt`. */
  showText(document: ShownText): Promise<void>;
  /** Shows two read-only documents side by side, with what differs. */
  showDifference(title: string, left: ShownText, right: ShownText): Promise<void>;
  /** Shows a terminal with `session` behind it. */
  openTerminal(session: TerminalSession): void;
  /** What programs wrote that ran inside of containers. */
  readonly output: { show(): void; append(text: string): void };
  /** Runs a command of another extension. */
  runForeign(id: string, ...args: readonly unknown[]): Promise<void>;
  /** Shows the settings that match where those of this machine are kept. */
  openMachineSettings(query: string): Promise<void>;
}

/** The views, as commands steer them. */
export interface ViewsControl {
  /** Loads the children of `node` again, or where it has none, what stands beside it. */
  reload(node: AnyNode): void;
  /** Shows the hidden values of `node`, or hides them again; hiding the view does that too. */
  toggleRevealed(node: AnyNode): void;
  choices(viewId: string): ViewChoices | undefined;
  options(viewId: string): ViewOptions;
  /** Shows what objects of a snapshot were measured at, in bytes. */
  noteSizes(viewId: string, sizes: ReadonlyMap<object, number>): void;
  change(
    viewId: string,
    change: {
      readonly filter?: string;
      readonly groupBy?: string;
      readonly sort?: string;
      readonly toggles?: readonly string[];
    },
  ): Promise<void>;
}

/** The Engines that are open beside the window's own. */
export interface EnginesControl {
  openBeside(context: string): void;
  closeBeside(context: string): void;
}

/** The documents that are open, as commands deal with them. */
export interface DocumentsControl {
  /** Opens the logs of some containers on a page, or shows the page they are on. */
  showLogs(state: LogsState): void;
  /** Opens what happens on an Engine; only of these types of objects, where any are named. */
  showEvents(engine: EngineId, types: readonly string[]): Promise<void>;
  /** Holds the events in front, or lets them go on; `undefined` when there are none. */
  toggleEvents(): 'paused' | 'resumed' | undefined;
  /** Draws the stages of the Dockerfile in front; `false` when there is none. */
  showStageGraph(): Promise<boolean>;
  /** Shows a pull or push as it goes on, layer by layer. */
  showTransfer(transfer: Transfer): Promise<void>;
}

/** What Docker Hub shows to everybody. */
export interface HubControl extends Pick<Hub, 'search' | 'tags'> {
  /** `false` when the user wants no registry asked while something is typed. */
  readonly online: boolean;
}

/** What every command may use. */
export interface CommandContext {
  readonly engine: Engine;
  /** Which of the open Engines `engine` is. */
  readonly engineId: EngineId;
  readonly engines: EnginesControl;
  readonly views: ViewsControl;
  readonly documents: DocumentsControl;
  readonly transfers: TransfersControl;
  readonly credentials: CredentialSource;
  readonly hub: HubControl;
  /** The row it was called on, or chosen. */
  readonly node: AnyNode | undefined;
  /** As it was when the user was asked. */
  readonly snapshot: Snapshot;
  readonly ui: CommandUi;
  /** Ends the wait between two attempts to reach the Engine. */
  retryNow(): void;
  /** Fires when the user cancels the progress. */
  readonly signal: AbortSignal;
  /** Says in the progress how far this target has come. */
  readonly report: Report;
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
  /** Makes no sense in the palette, as what only a row can say. */
  readonly hidden?: true;
  /** Steers something: not in an untrusted workspace. Looking is `false`. */
  readonly steers: boolean;
  /** "Stopping": before the target's name, while it runs. */
  readonly progress?: string;
  /** A context key without which there is no such command: what it needs is not installed. */
  readonly needs?: string;
}

/** An action without a target. */
export interface PlainCommand extends CommandBase {
  readonly on?: undefined;
  /** Its button above a view. */
  readonly viewTitle?: { readonly view: string; readonly group: string; readonly when?: string };
  /**
   * About the document in front, of this language or with this ending: only there in the palette,
   * and a button above it.
   */
  readonly editor?: { readonly group: string } & (
    | { readonly language: string; readonly ending?: undefined }
    | { readonly ending: string; readonly language?: undefined }
  );
  /** Throws `EngineError`. */
  run(context: CommandContext): Promise<void>;
}

interface RowCommandBase extends CommandBase {
  /** The node kind it works on. */
  readonly on: string;
  /** A flag the node must carry for the command to apply. */
  readonly when?: string;
  /** The button's place in the row, left to right, when it is one. */
  readonly inline?: number;
  /** The context menu's group and place: `2_life@1`. */
  readonly menu?: string;
  readonly key?: CommandKey;
  /** Makes sense for one row only, as giving a name does. */
  readonly alone?: true;
}

/** An action on rows of one kind. */
export type TargetCommand<Target> = SingleCommand<Target> | JoinedCommand<Target>;

interface TargetCommandBase<Target> extends RowCommandBase {
  /** "stopped": what is true of a target when it worked. Left out: nothing is said. */
  readonly done?: string;
  /** Asked before anything is lost, for all targets at once. */
  confirm?(snapshot: Snapshot, targets: readonly Target[]): Question;
}

/** Does the same to each target. */
export interface SingleCommand<Target, Answer = unknown> extends TargetCommandBase<Target> {
  /**
   * Asks once what holds for all targets, before anything is done; `undefined` ends the command.
   * Throws `EngineError`.
   */
  prepare?(context: CommandContext, targets: readonly Target[]): Promise<Answer | undefined>;
  /** For one target, with what `prepare` answered; throws `EngineError`. */
  run(context: CommandContext, target: Target, answer: Answer): Promise<void>;
}

/** Makes one thing of all targets, as one file or one text. */
export interface JoinedCommand<Target> extends TargetCommandBase<Target> {
  readonly run?: undefined;
  /** For all targets of one Engine, in the order of the selection; throws `EngineError`. */
  runAll(context: CommandContext, targets: readonly Target[]): Promise<void>;
}

/** A command on the rows that a row stands for, as all containers of a group. */
export interface GroupCommand extends RowCommandBase {
  /** Runs on those of the kind's `members` that it applies to, as if they had been selected. */
  readonly each: Command;
}

/**
 * One action. One file: `client/commands/<object>/<verb>.ts`, exporting `command`. The wrapper
 * gives it targets (from the tree, the selection or a pick), the question, progress, cancel and
 * errors told per target; the manifest's entries are generated from it.
 */
export type Command = PlainCommand | TargetCommand<unknown> | GroupCommand;

/** Ties the target's type to the handlers at compile time; returns the command unchanged. */
export function defineCommand<Target, Answer = undefined>(
  command: PlainCommand | SingleCommand<Target, Answer> | JoinedCommand<Target> | GroupCommand,
): Command {
  return command as Command;
}
