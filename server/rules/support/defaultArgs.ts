import { platformArgs } from '../../facts/variables.ts';
import type { DockerfileModel } from '../../model/model.ts';
import type { Grammar } from '../../model/variables.ts';
import { expandEmptyWhenUnset } from './emptyWhenUnset.ts';

/**
 * Expands texts as a build does to which no build argument is given: an ARG has its default or
 * nothing.
 */
export class DefaultArgs {
  readonly #values = new Map<string, string>(platformArgs.map(({ name }) => [name, shapeOf(name)]));
  readonly #grammar: Grammar;

  constructor({ definitions, syntax }: DockerfileModel) {
    this.#grammar = { quotes: true, escape: syntax.escape, shell: false };
    for (const { stage, name, value } of definitions) {
      if (stage !== undefined || value === undefined) continue;
      const resolved = this.expand(value.text);
      if (resolved !== undefined) this.#values.set(name, resolved);
    }
  }

  /** `undefined` when BuildKit refuses the text. */
  expand(text: string): string | undefined {
    return expandEmptyWhenUnset(text, this.#grammar, (name) => {
      const value = this.#values.get(name);
      return value === undefined ? undefined : { value };
    });
  }
}

/** Something of the right shape; variants are empty on most platforms. */
function shapeOf(platformArg: string): string {
  if (platformArg.endsWith('PLATFORM')) return 'linux/amd64';
  if (platformArg.endsWith('OS')) return 'linux';
  if (platformArg.endsWith('ARCH')) return 'amd64';
  return platformArg.endsWith('STAGE') ? 'default' : '';
}
