import type { Question } from '../../../client/commands/command.ts';
import { COMMANDS } from '../../../client/commands/index.generated.ts';
import { CommandRunner, type RunnerUi } from '../../../client/commands/runner.ts';
import type { Engine } from '../../../client/engine/engine.ts';
import type { AnyNode } from '../../../client/tree/node.ts';
import { node } from '../../../client/tree/nodes/container.ts';
import { SetStore } from '../tree/picture.ts';

/**
 * A runner with an editor and an Engine that write down what happens to them. `log` is what the
 * user saw and what the Engine was asked, in order.
 */
export class Stage {
  readonly log: string[] = [];
  readonly store = new SetStore();
  trusted = true;
  selected: readonly AnyNode[] = [];
  /** What the user chooses in a list, by its label; `undefined` dismisses it. */
  picks: string | undefined;
  /** Whether the user says yes. */
  agrees = true;
  /** What the Engine does for `verb id`; does nothing when left out. */
  engineDoes: (call: string, signal: AbortSignal | undefined) => Promise<void> = async () => {};
  /** Called with what cancels, when progress is shown. */
  onProgress: (cancel: () => void) => void = () => {};

  /** As the editor does: `args` are a row and the selection. */
  async run(id: string, ...args: readonly unknown[]): Promise<string> {
    const command = COMMANDS.find((one) => one.id === id);
    if (command === undefined) {
      throw new Error(`no command ${id}`);
    }
    const runner = new CommandRunner({
      ui: this.#ui(),
      store: this.store,
      engine: () => this.#engine(),
      kinds: [node],
      trusted: () => this.trusted,
      selection: () => this.selected,
    });
    await runner.run(command, args);
    return this.log.join('\n');
  }

  #ui(): RunnerUi {
    const say = (kind: string) => (message: string) => void this.log.push(`${kind}: ${message}`);
    return {
      pick: async (items, { title, placeholder }) => {
        const labels = items.map(({ label, description }) => `${label} (${description})`);
        this.log.push(`pick: ${title} / ${placeholder} / ${labels.join(', ')}`);
        return items.find(({ label }) => label === this.picks);
      },
      input: async () => undefined,
      info: say('info'),
      error: say('error'),
      done: say('done'),
      openMachineSettings: async (query) => say('settings')(query),
      ask: async ({ message, detail, action }: Question) => {
        this.log.push(`ask: ${message} / ${detail} / [${action}]`);
        return this.agrees;
      },
      progress: (title, task) => {
        this.log.push(`progress: ${title}`);
        const abort = new AbortController();
        this.onProgress(() => abort.abort());
        return task(abort.signal, (message) => void this.log.push(`progress: ${message}`));
      },
    };
  }

  #engine(): Engine {
    const call = async (text: string, signal: AbortSignal | undefined) => {
      this.log.push(`engine: ${text}`);
      await this.engineDoes(text, signal);
    };
    const engine: Partial<Engine> = {
      address: 'unix:///docker.sock',
      containers: {
        start: (id, options) => call(`start ${id}`, options?.signal),
        stop: (id, options) => call(`stop ${id}`, options?.signal),
        restart: (id, options) => call(`restart ${id}`, options?.signal),
        remove: (id, { force, volumes }, options) =>
          call(
            `remove ${id}${force ? ' by force' : ''}${volumes ? ' with volumes' : ''}`,
            options?.signal,
          ),
      } satisfies Partial<Engine['containers']> as Engine['containers'],
    };
    return engine as Engine;
  }
}

/** The row of a container by its name. */
export function rowOf(name: string): AnyNode {
  return { kind: node, target: `${name}-id` };
}
