import type {
  EnginesControl,
  HubControl,
  Question,
  ViewsControl,
} from '../../../client/commands/command.ts';
import { COMMANDS } from '../../../client/commands/index.generated.ts';
import { CommandRunner, type RunnerUi } from '../../../client/commands/runner.ts';
import type { Engine } from '../../../client/engine/engine.ts';
import {
  type EngineSlot,
  type EngineSlots,
  OWN_ENGINE,
} from '../../../client/engine-host/engines.ts';
import { Transfers } from '../../../client/transfers/transfers.ts';
import { NODES, VIEWS } from '../../../client/tree/index.generated.ts';
import { type AnyNode, NO_OPTIONS, type ViewOptions } from '../../../client/tree/node.ts';
import { node } from '../../../client/tree/nodes/container.ts';
import type { CredentialAnswer } from '../../../core/docker-config/credentials.ts';
import { RegistryError } from '../../../core/registry/errors.ts';
import type { HubPage } from '../../../core/registry/hub.ts';
import { SetStore } from '../tree/picture.ts';
import { type Answers, NO_ANSWERS, stageEngine } from './stageEngine.ts';
import { chunks } from './stageObjects.ts';

/**
 * A runner with an editor and an Engine that write down what happens to them. `log` is what the
 * user saw and what the Engine was asked, in order.
 */
export class Stage {
  readonly log: string[] = [];
  readonly store = new SetStore();
  /** Those that are open beside the window's own, by their ids. */
  readonly beside = new Map<string, SetStore>();
  trusted = true;
  /** Whether the document in front is a Dockerfile. */
  dockerfile = true;
  /** What becomes of the events in front. */
  events: 'paused' | 'resumed' | undefined;
  selected: readonly AnyNode[] = [];
  /** What the user chooses, by its label, in each list or in one after the other. */
  picks: string | readonly string[] | undefined;
  /** What the user types, in each box or in one after the other; `undefined` dismisses the box. */
  types: string | readonly string[] | undefined;
  /** The file or folder the user chooses; `undefined` dismisses the dialog. */
  path: string | undefined;
  /** Paths of this machine's files. */
  readonly files = new Set<string>();
  /** What a file of this machine holds. */
  content = '';
  /** The account at every registry. */
  account: CredentialAnswer = {};
  readonly transfers = new Transfers();
  /** Docker Hub, by what is asked of it: `search nginx`, `tags library/nginx 1.2`. */
  hubAnswers: (question: string) => readonly object[] = () => {
    throw new RegistryError('unreachable', 'hub.docker.com cannot be reached');
  };
  readonly hub: HubControl & { online: boolean } = {
    online: true,
    search: async (text) => this.#askHub(`search ${text}`),
    tags: async (repository, text) => this.#askHub(`tags ${repository} ${text}`),
  };
  options: ViewOptions = NO_OPTIONS;
  /** Whether the user says yes. */
  agrees = true;
  /** What the Engine does for `verb id`; does nothing when left out. */
  engineDoes: (call: string, signal: AbortSignal | undefined) => Promise<void> = async () => {};
  answers: Answers = NO_ANSWERS;
  /** Called with what cancels, when progress is shown. */
  onProgress: (cancel: () => void) => void = () => {};

  #boxes = 0;
  #lists = 0;

  /** As the editor does: `args` are a row and the selection. */
  async run(id: string, ...args: readonly unknown[]): Promise<string> {
    const command = COMMANDS.find((one) => one.id === id);
    if (command === undefined) {
      throw new Error(`no command ${id}`);
    }
    const runner = new CommandRunner({
      ui: this.#ui(),
      engines: this.#engines(),
      views: this.#views(),
      documents: {
        showLogs: ({ name, containers, group }) => {
          const which = group
            ? `all of ${group.groupBy} ${group.name}`
            : containers.map(({ id }) => id);
          this.log.push(`logs: ${name} / ${which}`);
        },
        showStageGraph: async () => {
          this.log.push('stage graph');
          return this.dockerfile;
        },
        showTransfer: async ({ title }) => void this.log.push(`transfer: ${title}`),
        showEvents: async (engine, types) =>
          void this.log.push(`events: ${[engine, ...types].filter(Boolean).join(' ')}`),
        toggleEvents: () => this.events,
      },
      transfers: this.transfers,
      hub: this.hub,
      credentials: {
        credentialsFor: async (registry) => {
          this.log.push(`account: ${registry}`);
          return this.account;
        },
      },
      kinds: NODES,
      trusted: () => this.trusted,
      selection: () => this.selected,
    });
    await runner.run(command, args);
    return this.log.join('\n');
  }

  #askHub<T>(question: string): HubPage<T> {
    this.log.push(`hub: ${question.trim()}`);
    return { items: this.hubAnswers(question.trim()) as readonly T[], complete: true };
  }

  #engines(): EngineSlots & EnginesControl {
    const say = (text: string) => void this.log.push(`engines: ${text}`);
    const slots: EngineSlot[] = [
      { id: OWN_ENGINE, store: this.store, engine: this.#engine('') },
      ...[...this.beside].map(([id, store]) => ({ id, store, engine: this.#engine(`${id} `) })),
    ];
    return {
      slots,
      slot: (wanted) => slots.find(({ id }) => id === wanted),
      onDidChange: () => ({ dispose: () => undefined }),
      openBeside: (context) => say(`open ${context}`),
      closeBeside: (context) => say(`close ${context}`),
    };
  }

  #views(): ViewsControl {
    return {
      reload: ({ target }) => void this.log.push(`reload: ${JSON.stringify(target)}`),
      toggleRevealed: ({ target }) => void this.log.push(`toggle: ${JSON.stringify(target)}`),
      choices: (viewId) => VIEWS.find(({ id }) => id === viewId)?.choices,
      options: () => this.options,
      noteSizes: (viewId, sizes) =>
        void this.log.push(`sizes: ${viewId} ${[...sizes.values()].join(' ')}`),
      change: async (viewId, change) =>
        void this.log.push(`change: ${viewId} ${JSON.stringify(change)}`),
    };
  }

  #ui(): RunnerUi {
    const say = (kind: string) => (message: string) => void this.log.push(`${kind}: ${message}`);
    return {
      pick: async (items, { title, placeholder }) => {
        const labels = items.map(({ label, description }) => `${label} (${description})`);
        this.log.push(`pick: ${title} / ${placeholder} / ${labels.join(', ')}`);
        const chosen = typeof this.picks === 'object' ? this.picks[this.#lists++] : this.picks;
        return items.find(({ label }) => label === chosen);
      },
      pickMany: async (items, { title }) => {
        this.log.push(`pick many: ${title} / ${items.map(({ label }) => label).join(', ')}`);
        const chosen = typeof this.picks === 'string' ? this.picks.split(',') : this.picks;
        return items.filter(({ label }) => chosen?.includes(label));
      },
      input: async ({ title, value, validate }) => {
        this.log.push(`input: ${title}${value === undefined ? '' : ` / ${value}`}`);
        const typed = typeof this.types === 'object' ? this.types[this.#boxes++] : this.types;
        const problem = typed === undefined ? undefined : validate?.(typed);
        if (problem !== undefined) this.log.push(`refused: ${problem}`);
        return problem === undefined ? typed : undefined;
      },
      copy: async (text) => say('copy')(text),
      openExternal: async (address) => say('open outside')(address),
      openDocument: async (address, { line } = {}) =>
        say('open')(line === undefined ? address : `${address} at line ${line}`),
      saveTo: async ({ title, name }) => {
        this.log.push(`save: ${title} / ${name}`);
        return this.path;
      },
      openFrom: async ({ title }) => {
        this.log.push(`choose: ${title}`);
        return this.path === undefined ? undefined : [this.path];
      },
      info: say('info'),
      error: say('error'),
      done: say('done'),
      isFile: async (path) => this.files.has(path),
      writeFile: async (path, chunks, written) => {
        let bytes = 0;
        for await (const chunk of chunks) {
          bytes += chunk.length;
          written(bytes);
        }
        this.log.push(`wrote: ${path} ${bytes} bytes`);
      },
      search: async ({ title, find }) => {
        const typed = typeof this.types === 'object' ? this.types[this.#boxes++] : this.types;
        this.log.push(`search: ${title} / ${typed}`);
        let items: readonly { readonly label: string }[] = [];
        for await (const found of find(typed ?? '', new AbortController().signal)) {
          const rows = found.items.map(({ label, description }) => `${label} (${description})`);
          const note = found.note === undefined ? [] : [`[${found.note}]`];
          this.log.push(`found: ${[...rows, ...note].join(', ')}`);
          items = found.items;
        }
        const chosen = typeof this.picks === 'object' ? this.picks[this.#lists++] : this.picks;
        return items.find(({ label }) => label === chosen) as never;
      },
      readFile: async () => ({ size: this.content.length, chunks: chunks(this.content) }),
      showDifference: async (title, left, right) =>
        void this.log.push(
          [`compare: ${title}`, left.title, left.text, right.title, right.text].join('\n'),
        ),
      showText: async ({ title, text }) => void this.log.push(`show: ${title}\n${text}`),
      output: {
        show: () => void this.log.push('output shown'),
        append: (text) => void this.log.push(`output: ${JSON.stringify(text)}`),
      },
      openTerminal: ({ name, icon }) => say('terminal')(`${name} [${icon}]`),
      runForeign: async (id, ...args) => void this.log.push(`foreign: ${id} ${args.join(' ')}`),
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

  /** `name` stands before what it is asked, when there are several. */
  #engine(name: string): Engine {
    const call = async (text: string, signal: AbortSignal | undefined) => {
      this.log.push(`engine: ${name}${text}`);
      await this.engineDoes(text, signal);
    };
    return stageEngine(call, this.answers);
  }
}

/** The row of a container by its name. */
export function rowOf(name: string): AnyNode {
  return { kind: node, target: `${name}-id` };
}
