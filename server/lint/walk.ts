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

/** Looks up once who listens to what, so that a step costs only those who do. */
class Listeners {
  readonly #visitors: readonly Visitor[];
  readonly #byName = new Map<string, readonly Listener[]>();

  constructor(visitors: readonly Visitor[]) {
    this.#visitors = visitors;
  }

  to(event: Event): readonly Listener[] {
    return this.#visitors.flatMap((visitor) => {
      const { handlers } = visitor;
      return listener(visitor, handlers, handlers[event]);
    });
  }

  at({ name }: Instruction): readonly Listener[] {
    let known = this.#byName.get(name);
    if (known === undefined) {
      known = this.#visitors.flatMap((visitor) => {
        const { handlers } = visitor;
        const { on = {} } = handlers;
        return [
          ...listener(visitor, handlers, handlers.instruction),
          ...listener(visitor, on, Object.hasOwn(on, name) ? on[name] : undefined),
        ];
      });
      this.#byName.set(name, known);
    }
    return known;
  }
}

/** None without a handler. */
function listener(visitor: Visitor, owner: object, handle: unknown): readonly Listener[] {
  return handle === undefined ? [] : [{ visitor, owner, handle: handle as Listener['handle'] }];
}
