import type { Known } from '../../model/expand.ts';
import type { DockerfileModel, Stage, VariableReference } from '../../model/model.ts';
import type { Span } from '../../syntax/nodes.ts';
import { BaseImages } from './baseImages.ts';
import { expandEmptyWhenUnset } from './emptyWhenUnset.ts';
import { referencesIn } from './references.ts';

/** Expands what instructions say, as far as the file tells the values. */
export class StageVariables {
  readonly #model: DockerfileModel;
  readonly #bases = new BaseImages();

  constructor(model: DockerfileModel) {
    this.#model = model;
  }

  /**
   * `text`, which stands at `span` in `stage`, as a plain `docker build` expands it; `undefined`
   * when a value depends on more than the file says.
   */
  expand(text: string, span: Span, stage: Stage): string | undefined {
    if (!/[$"'\\`]/.test(text)) return text;
    const grammar = { quotes: true, escape: this.#model.syntax.escape, shell: false };
    const references = text.includes('$') ? referencesIn(this.#model, span) : [];
    const byName = new Map(references.map((each) => [each.name, each]));
    return expandEmptyWhenUnset(text, grammar, (name) => {
      const reference = byName.get(name);
      return reference && this.#knownOf(reference, stage);
    });
  }

  #knownOf({ name, definition, predefined }: VariableReference, stage: Stage): Known | undefined {
    if (definition === undefined) {
      const held = this.#bases.variablesOf(stage).mayHold(name);
      const isKnown = predefined || held === 'yes' || held === 'perhaps';
      return isKnown ? { value: undefined } : undefined;
    }
    if (definition.resolved !== undefined) return { value: definition.resolved };
    const isPlain = definition.kind === 'arg' && definition.value === undefined;
    return isPlain && !/^(?:TARGET|BUILD)/.test(name) ? undefined : { value: undefined };
  }
}
