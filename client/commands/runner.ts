import type { CredentialSource } from '../../core/docker-config/credentials.ts';
import { EngineError } from '../engine/errors.ts';
import type { Snapshot } from '../engine/store.ts';
import type { EngineSlot, EngineSlots } from '../engine-host/engines.ts';
import { explain } from '../engine-host/explain.ts';
import type { TransfersControl } from '../transfers/transfers.ts';
import type { AnyNode } from '../tree/node.ts';
import type {
  Command,
  CommandContext,
  CommandUi,
  DocumentsControl,
  EnginesControl,
  HubControl,
  JoinedCommand,
  Report,
  SingleCommand,
  TargetCommand,
  ViewsControl,
} from './command.ts';
import { mapLimited } from './mapLimited.ts';
import { type RowCommand, RowFinder, type RowFinderOptions } from './rowFinder.ts';
import { type Outcome, summary } from './summary.ts';

/** What the runner itself needs of the editor, beside what commands use. */
export interface RunnerUi extends CommandUi {
  error(message: string): void;
}

export interface RunnerOptions extends RowFinderOptions {
  readonly ui: RunnerUi;
  readonly engines: EngineSlots & EnginesControl;
  readonly views: ViewsControl;
  readonly documents: DocumentsControl;
  readonly transfers: TransfersControl;
  readonly credentials: CredentialSource;
  readonly hub: HubControl;
  readonly trusted: () => boolean;
}

/** The answer of a command that asks nothing first. */
const NOTHING = {};

/** How many targets are worked on at the same time. */
const AT_ONCE = 4;

/**
 * Runs commands: finds the targets, asks, shows progress, and tells what failed. The one place
 * that catches a command's errors.
 */
export class CommandRunner {
  readonly #options: RunnerOptions;
  readonly #rows: RowFinder;

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#rows = new RowFinder(options);
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
        const own = this.#rows.slot();
        await this.#withProgress(command, (signal, report) =>
          command.run(this.#context(own, { signal, report })),
        );
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

  async #runOnTargets(command: RowCommand, args: readonly unknown[]): Promise<void> {
    const given = this.#rows.given(args);
    if (given === undefined) {
      await this.#rows.choose(command, (node) => this.#runOnRows(command, [node]));
    } else {
      await this.#runOnRows(command, given);
    }
  }

  /** One Engine after the other: each is asked about and told by itself. */
  async #runOnRows(command: RowCommand, nodes: readonly AnyNode[]): Promise<void> {
    const rows = this.#rows.applicable(command, nodes);
    if (rows.length === 0) {
      if (nodes.length > 0) {
        this.#options.ui.info(`${command.title}: not possible for what is selected`);
      }
    } else if (command.alone && rows.length > 1) {
      this.#options.ui.info(`${command.title}: possible for one at a time`);
    } else if ('each' in command) {
      if (command.each.on !== undefined) {
        await this.#runOnRows(command.each, this.#rows.members(command.each.on, rows));
      }
    } else {
      for (const engine of new Set(rows.map((node) => node.engine))) {
        const own = rows.filter((node) => node.engine === engine);
        await this.#runOn(command, this.#rows.slot(engine), own);
      }
    }
  }

  async #runOn(
    command: TargetCommand<unknown>,
    slot: EngineSlot,
    nodes: readonly AnyNode[],
  ): Promise<void> {
    const { ui } = this.#options;
    const { snapshot } = slot.store;
    const kind = this.#rows.kind(command.on);
    const targets: readonly unknown[] = nodes.map(({ target }) => target);
    const answer = await this.#prepare(command, slot, nodes);
    if (answer === undefined) {
      return;
    }
    const question = command.confirm?.(snapshot, targets);
    if (question !== undefined && !(await ui.ask(question))) {
      return;
    }
    const nameOf = (one: unknown) =>
      kind.title?.(snapshot, one) ?? kind.item(snapshot, one)?.label ?? '';
    const names = new Map(targets.map((one) => [one, nameOf(one)]));
    const what = targets.length === 1 ? names.get(targets[0]) : `${targets.length} ${kind.plural}`;
    if (command.run === undefined) {
      await this.#runJoined(command, { slot, snapshot, nodes }, what);
      return;
    }
    const outcomes = await this.#withProgress(
      command,
      (signal, report) => {
        let finished = 0;
        return mapLimited(nodes, AT_ONCE, async (node): Promise<Outcome> => {
          const name = names.get(node.target) ?? '';
          // Of several, each says whose words they are, and none knows how far all have come.
          const own: Report =
            targets.length === 1
              ? report
              : (message) => report(`${finished} of ${targets.length} · ${name}: ${message}`);
          const about = { slot, snapshot, node, signal, report: own, answer };
          const outcome = await this.#runOne(command, about, name);
          finished++;
          report(`${finished} of ${targets.length}`, finished / targets.length);
          return outcome;
        });
      },
      what,
    );
    const told = summary(outcomes, { done: command.done, kind });
    if (told?.failed === true) {
      ui.error(told.message);
    } else if (told !== undefined && command.done !== undefined) {
      ui.done(told.message);
    }
  }

  /** What the command has to know first, `NOTHING` for nothing; `undefined` ends it. */
  async #prepare(
    command: TargetCommand<unknown>,
    slot: EngineSlot,
    nodes: readonly AnyNode[],
  ): Promise<unknown> {
    const [node] = nodes;
    if (command.run === undefined || command.prepare === undefined || node === undefined) {
      return NOTHING;
    }
    const around = { node, signal: new AbortController().signal, report: () => undefined };
    const targets = nodes.map(({ target }) => target);
    return command.prepare(this.#context(slot, around), targets);
  }

  async #runOne(
    command: SingleCommand<unknown>,
    about: Progressing & {
      readonly slot: EngineSlot;
      readonly node: AnyNode;
      readonly answer: unknown;
    },
    name: string,
  ): Promise<Outcome> {
    if (about.signal.aborted) {
      return { name, kind: 'cancelled' };
    }
    try {
      await command.run(this.#context(about.slot, about), about.node.target, about.answer);
      return { name, kind: 'done' };
    } catch (error) {
      if (EngineError.is(error, 'cancelled')) {
        return { name, kind: 'cancelled' };
      }
      return { name, kind: 'failed', why: EngineError.is(error) ? explain(error) : text(error) };
    }
  }

  async #runJoined(
    command: JoinedCommand<unknown>,
    about: {
      readonly slot: EngineSlot;
      readonly snapshot: Snapshot;
      readonly nodes: readonly AnyNode[];
    },
    what: string | undefined,
  ): Promise<void> {
    const { slot, snapshot, nodes } = about;
    const [node] = nodes;
    await this.#withProgress(
      command,
      (signal, report) =>
        command.runAll(
          this.#context(slot, { snapshot, signal, report, ...(node && { node }) }),
          nodes.map(({ target }) => target),
        ),
      what,
    );
    if (command.done !== undefined) {
      this.#options.ui.done(`${what} ${command.done}`);
    }
  }

  #withProgress<T>(
    command: Command,
    task: (signal: AbortSignal, report: Report) => Promise<T>,
    what = '',
  ): Promise<T> {
    return command.progress === undefined
      ? task(new AbortController().signal, () => undefined)
      : this.#options.ui.progress(`${command.progress} ${what}`.trim(), task);
  }

  #context(slot: EngineSlot, about: Progressing): CommandContext {
    const { ui, engines, views, documents, transfers, credentials, hub } = this.#options;
    return {
      get engine() {
        return slot.engine;
      },
      engineId: slot.id,
      engines,
      views,
      documents,
      transfers,
      credentials,
      hub,
      node: about.node,
      snapshot: about.snapshot ?? slot.store.snapshot,
      ui,
      retryNow: () => slot.store.retryNow(),
      signal: about.signal,
      report: about.report,
    };
  }
}

interface Progressing {
  readonly signal: AbortSignal;
  readonly report: Report;
  readonly snapshot?: Snapshot;
  readonly node?: AnyNode;
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
