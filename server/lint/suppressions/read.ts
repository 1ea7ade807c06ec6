import type { DockerfileModel } from '../../model/model.ts';
import { checkSuppressions } from './check.ts';
import { hadolintSuppressions } from './hadolint.ts';
import { longshoreSuppressions } from './longshore.ts';
import type { Suppressions } from './suppression.ts';

export interface ReadOptions {
  /** Whether any rule has this code. */
  isKnown(code: string): boolean;
  /** hadolint's ignore comments are not heard. */
  readonly disableIgnorePragma: boolean;
}

/** What all comments of the file silence, whatever dialect they are written in. */
export function readSuppressions(model: DockerfileModel, options: ReadOptions): Suppressions {
  const hadolint = options.disableIgnorePragma
    ? { heard: [], unheard: [] }
    : hadolintSuppressions(model, options.isKnown);
  const longshore = longshoreSuppressions(model);
  return {
    heard: [...hadolint.heard, ...checkSuppressions(model), ...longshore.heard],
    unheard: [...hadolint.unheard, ...longshore.unheard],
  };
}
