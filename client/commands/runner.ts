import type { Engine } from '../engine/engine.ts';
import { EngineError } from '../engine/errors.ts';
import type { EngineStore, Snapshot } from '../engine/store.ts';
import { explain } from '../engine-host/explain.ts';
import { type Lease, whenListed } from '../engine-host/whenListed.ts';
import { flagsOf } from '../tree/elements.ts';
import type { AnyNode, AnyNodeKind } from '../tree/node.ts';
import type { Command, CommandContext, CommandUi, Question, TargetCommand } from './command.ts';
import { mapLimited } from './mapLimited.ts';
import { type Outcome, summary } from './summary.ts';

/** What the runner itself needs of the editor, beside what commands use. */
export interface RunnerUi extends CommandUi {
  /** `true` when the question's action was chosen. */
  ask(question: Question): Promise<boolean>;
  /** Shows `title` while `task` runs and lets the user cancel it. */
  progress<T>(
    title: string,
    task: (signal: AbortSignal, report: (message: string) => void) => Promise<T>,
  ): Promise<T>;
  error(message: string): void;
  /** Says in passing that something worked. */
  done(message: string): void;
}

export interface RunnerOptions {
  readonly ui: RunnerUi;
  readonly store: EngineStore;
  readonly engine: () => Engine;
  readonly kinds: readonly AnyNodeKind[];
  readonly trusted: () => boolean;
  /** Rows selected in the views that can be seen. */
  readonly selection: () => readonly AnyNode[];
}

/** What a key binding passes instead of a row. */
export const SELECTION = 'selection';

/** How many targets are worked on at the same time. */
const AT_ONCE = 4;

/**
 * Runs commands: finds the targets, asks, shows progress, and tells what failed. The one place
 * that catches a command's errors.
 */
export class CommandRunner {
  readonly #options: RunnerOptions;

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  /** `args` as the editor passes them: a row and all selected ones, or `SELECTION`, or nothing. */
  async run(command: Command, args: readonly unknown[]): Promise<void> {
    const { ui, trusted } = this.#options;
    if (command.steers && !trusted()) {
      ui.error(
        `"${command.title}" is not available in Restricted Mode; trust this workspace to use it`,
      );
      return;
    }
    try {
      if (command.on === undefined) {
        await this.#withProgress(command, (signal) => command.run(this.#context(signal)));
      } else {
        await this.#runOnTargets(command, args);
      }
    } catch (error) {
      if (!EngineError.is(error, 'cancelled')) {
        ui.error(
          EngineError.is(error) ? explain(error) : `${command.title} failed: ${text(error)}`,
        );
      }
    }
  }

  async #runOnTargets(command: TargetCommand<unknown>, args: readonly unknown[]): Promise<void> {
    const kind = this.#options.kinds.find((one) => one.kind === command.on);
    if (kind === undefined) {
      throw new Error(`no node of kind "${command.on}"`);
    }
    const given = this.#given(args);
    if (given !== undefined) {
      await this.#runOn(command, kind, this.#options.store.snapshot, given);
      return;
    }
    const lease = await this.#listed(kind);
    try {
      const target = await this.#pick(command, kind, lease.snapshot);
      if (target !== undefined) {
        await this.#runOn(command, kind, lease.snapshot, [{ kind, target }]);
      }
    } finally {
      lease.release();
    }
  }

  /** `undefined` when the editor named no rows. */
  #given([first, all]: readonly unknown[]): readonly AnyNode[] | undefined {
    if (first === SELECTION) {
      return this.#options.selection();
    }
    if (Array.isArray(all) && all.length > 0) {
      return all.filter(isNode);
    }
    return isNode(first) ? [first] : undefined;
  }

  #listed(kind: AnyNodeKind): Promise<Lease> {
    const { ui, store } = this.#options;
    return ui.progress('Connecting to the Docker Engine', (signal) =>
      whenListed(store, kind.source, signal),
    );
  }

  async #pick(
    command: TargetCommand<unknown>,
    kind: AnyNodeKind,
    snapshot: Snapshot,
  ): Promise<unknown> {
    const { ui } = this.#options;
    const items = kind
      .all(snapshot)
      .map((target) => ({ kind, target }))
      .filter((node) => applies(command, snapshot, node))
      .flatMap((node) => {
        const item = kind.item(snapshot, node.target);
        return item ? [{ label: item.label, description: item.description, node }] : [];
      })
      .sort((a, b) => (a.label < b.label ? -1 : 1));
    if (items.length === 0) {
      ui.info(`${command.title}: there is no ${kind.kind} to choose`);
      return undefined;
    }
    const picked = await ui.pick(items, {
      title: command.title,
      placeholder: `Choose a ${kind.kind}`,
    });
    return picked?.node.target;
  }

  async #runOn(
    command: TargetCommand<unknown>,
    kind: AnyNodeKind,
    snapshot: Snapshot,
    nodes: readonly AnyNode[],
  ): Promise<void> {
    const { ui } = this.#options;
    const targets = nodes.filter((node) => applies(command, snapshot, node)).map((n) => n.target);
    if (targets.length === 0) {
      if (nodes.length > 0) {
        ui.info(`${command.title}: not possible for what is selected`);
      }
      return;
    }
    const question = command.confirm?.(snapshot, targets);
    if (question !== undefined && !(await ui.ask(question))) {
      return;
    }
    const names = new Map(targets.map((one) => [one, kind.item(snapshot, one)?.label ?? '']));
    const what = targets.length === 1 ? names.get(targets[0]) : `${targets.length} ${kind.plural}`;
    const outcomes = await this.#withProgress(
      command,
      (signal, report) => {
        let finished = 0;
        return mapLimited(targets, AT_ONCE, async (target): Promise<Outcome> => {
          const name = names.get(target) ?? '';
          const outcome = await this.#runOne(command, snapshot, target, name, signal);
          finished++;
          report(`${finished} of ${targets.length}`);
          return outcome;
        });
      },
      what,
    );
    const told = summary(outcomes, { done: command.done, kind });
    if (told?.failed === true) {
      ui.error(told.message);
    } else if (told !== undefined) {
      ui.done(told.message);
    }
  }

  async #runOne(
    command: TargetCommand<unknown>,
    snapshot: Snapshot,
    target: unknown,
    name: string,
    signal: AbortSignal,
  ): Promise<Outcome> {
    if (signal.aborted) {
      return { name, kind: 'cancelled' };
    }
    try {
      await command.run(this.#context(signal, snapshot), target);
      return { name, kind: 'done' };
    } catch (error) {
      if (EngineError.is(error, 'cancelled')) {
        return { name, kind: 'cancelled' };
      }
      return { name, kind: 'failed', why: EngineError.is(error) ? explain(error) : text(error) };
    }
  }

  #withProgress<T>(
    command: Command,
    task: (signal: AbortSignal, report: (message: string) => void) => Promise<T>,
    what = '',
  ): Promise<T> {
    return command.progress === undefined
      ? task(new AbortController().signal, () => undefined)
      : this.#options.ui.progress(`${command.progress} ${what}`.trim(), task);
  }

  #context(signal: AbortSignal, snapshot = this.#options.store.snapshot): CommandContext {
    const { ui, store, engine } = this.#options;
    return {
      get engine() {
        return engine();
      },
      snapshot,
      ui,
      retryNow: () => store.retryNow(),
      signal,
    };
  }
}

function applies(command: TargetCommand<unknown>, snapshot: Snapshot, node: AnyNode): boolean {
  const flags = flagsOf(snapshot, node);
  return flags[0] === command.on && (command.when === undefined || flags.includes(command.when));
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'kind' in value && 'target' in value;
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
