import type { DockerfileModel, Stage } from '../model/model.ts';
import type { Handlers } from '../rules/rule.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** One rule's handlers, and what catches them. */
export interface Visitor {
  readonly handlers: Handlers;
  guard(run: () => void): void;
}

/** Takes all visitors through the model at once, in file order. */
export function walk(model: DockerfileModel, visitors: readonly Visitor[]): void {
  const called = new Calls(visitors);
  called.each('document', (handler) => handler());
  for (const instruction of model.preamble) called.instruction(instruction, undefined);
  for (const stage of model.stages) {
    called.each('stage', (handler) => handler(stage));
    for (const instruction of stage.instructions) called.instruction(instruction, stage);
    called.each('stageEnd', (handler) => handler(stage));
  }
  if (called.has('comment')) {
    for (const comment of model.syntax.comments) {
      called.each('comment', (handler) => handler(comment));
    }
  }
  called.each('end', (handler) => handler());
}

/**
 * Takes visitors through what ONBUILD triggers, and nothing else: triggers run in another build,
 * so they start with a state of their own.
 */
export function walkTriggers(model: DockerfileModel, visitors: readonly Visitor[]): void {
  const called = new Calls(visitors);
  called.each('document', (handler) => handler());
  for (const { trigger } of model.syntax.instructions) {
    if (trigger !== undefined) called.instruction(trigger, model.stageOf(trigger));
  }
  called.each('end', (handler) => handler());
}

type Event = Exclude<keyof Handlers, 'on'>;
type InstructionHandler = NonNullable<Handlers['instruction']>;

/** Looks up once who listens to what, so that a step costs only those who do. */
class Calls {
  readonly #visitors: readonly Visitor[];
  readonly #byName = new Map<string, readonly [Visitor, InstructionHandler][]>();

  constructor(visitors: readonly Visitor[]) {
    this.#visitors = visitors;
  }

  has(event: Event): boolean {
    return this.#visitors.some(({ handlers }) => handlers[event] !== undefined);
  }

  each<E extends Event>(event: E, call: (handler: NonNullable<Handlers[E]>) => void): void {
    for (const { handlers, guard } of this.#visitors) {
      const handler = handlers[event]?.bind(handlers) as NonNullable<Handlers[E]> | undefined;
      if (handler !== undefined) guard(() => call(handler));
    }
  }

  instruction(instruction: Instruction, stage: Stage | undefined): void {
    for (const [visitor, handler] of this.#listeners(instruction.name)) {
      visitor.guard(() => handler(instruction, stage));
    }
  }

  #listeners(name: string): readonly [Visitor, InstructionHandler][] {
    let known = this.#byName.get(name);
    if (known === undefined) {
      known = this.#visitors.flatMap((visitor) =>
        listenersOf(visitor.handlers, name).map((handler): [Visitor, InstructionHandler] => [
          visitor,
          handler,
        ]),
      );
      this.#byName.set(name, known);
    }
    return known;
  }
}

function listenersOf(handlers: Handlers, name: string): readonly InstructionHandler[] {
  const listeners: InstructionHandler[] = [];
  if (handlers.instruction) listeners.push(handlers.instruction.bind(handlers));
  const { on } = handlers;
  if (on && Object.hasOwn(on, name)) {
    const named = on[name];
    if (named) listeners.push(named);
  }
  return listeners;
}
