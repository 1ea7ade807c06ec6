import type { DockerfileModel } from '../model/model.ts';
import type { Handlers, ToldSuppressions } from '../rules/rule.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** One rule's handlers, and who is told when one of them throws. */
export interface Visitor {
  readonly handlers: Handlers;
  /** Nothing of it is called any more. */
  readonly failed: boolean;
  fail(error: unknown): void;
}

/** Takes all visitors through the model at once, in file order. */
export function walk(model: DockerfileModel, visitors: readonly Visitor[]): void {
  const listeners = new Listeners(visitors);
  const stageBegins = listeners.to('stage');
  const stageEnds = listeners.to('stageEnd');
  call(listeners.to('document'));
  for (const instruction of model.preamble) call(listeners.at(instruction), instruction);
  for (const stage of model.stages) {
    call(stageBegins, stage);
    for (const instruction of stage.instructions) {
      call(listeners.at(instruction), instruction, stage);
    }
    call(stageEnds, stage);
  }
  const toComments = listeners.to('comment');
  if (toComments.length > 0) {
    for (const comment of model.syntax.comments) call(toComments, comment);
  }
  call(listeners.to('end'));
}

/**
 * Takes visitors through what ONBUILD triggers, and nothing else: triggers run in another build,
 * so they start with a state of their own.
 */
export function walkTriggers(model: DockerfileModel, visitors: readonly Visitor[]): void {
  const listeners = new Listeners(visitors);
  call(listeners.to('document'));
  for (const { trigger } of model.syntax.instructions) {
    if (trigger !== undefined) call(listeners.at(trigger), trigger, model.stageOf(trigger));
  }
  call(listeners.to('end'));
}

/** Takes visitors through single instructions, each for itself. */
export class InstructionWalk {
  readonly #listeners: Listeners;

  constructor(visitors: readonly Visitor[]) {
    this.#listeners = new Listeners(visitors);
  }

  visit(instruction: Instruction): void {
    call(this.#listeners.at(instruction), instruction);
  }
}

/** Tells visitors what came of the comments that silence findings. */
export function tellSuppressions(visitors: readonly Visitor[], told: ToldSuppressions): void {
  call(new Listeners(visitors).to('suppressions'), told);
}

type Event = Exclude<keyof Handlers, 'on' | 'instruction'>;

interface Listener {
  readonly visitor: Visitor;
  /** What `handle` is called on. */
  readonly owner: object;
  readonly handle: (this: object, one?: unknown, other?: unknown) => void;
}

function call(listeners: readonly Listener[], one?: unknown, other?: unknown): void {
  for (const listener of listeners) {
    const { visitor, owner, handle } = listener;
    if (visitor.failed) continue;
    try {
      handle.call(owner, one, other);
    } catch (error) {
      visitor.fail(error);
    }
  }
}

/** Who listens to what, so that a step costs only those who do. */
class Listeners {
  readonly #events = new Map<string, Listener[]>();
  readonly #named = new Map<string, Listener[]>();
  readonly #byName = new Map<string, readonly Listener[]>();

  constructor(visitors: readonly Visitor[]) {
    for (const visitor of visitors) {
      add(this.#events, visitor, visitor.handlers);
      if (visitor.handlers.on) add(this.#named, visitor, visitor.handlers.on);
    }
  }

  to(event: Event | 'instruction'): readonly Listener[] {
    return this.#events.get(event) ?? [];
  }

  /** Those to every instruction come before those to its name. */
  at({ name }: Instruction): readonly Listener[] {
    let known = this.#byName.get(name);
    if (known === undefined) {
      known = [...this.to('instruction'), ...(this.#named.get(name) ?? [])];
      this.#byName.set(name, known);
    }
    return known;
  }
}

/** Notes the functions that are `owner`'s own properties, by their names. */
function add(listeners: Map<string, Listener[]>, visitor: Visitor, owner: object): void {
  for (const [name, handle] of Object.entries(owner)) {
    if (typeof handle !== 'function') continue;
    const listener = { visitor, owner, handle: handle as Listener['handle'] };
    const known = listeners.get(name);
    if (known) known.push(listener);
    else listeners.set(name, [listener]);
  }
}
