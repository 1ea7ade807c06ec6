import type { Refactor } from './refactor.ts';
import { runsToMerge } from './support/mergeableRuns.ts';
import { mergeEdits } from './support/merging.ts';
import { offer } from './support/selection.ts';

/** RUNs that follow each other become one, joined by `&&`. */
export const refactor: Refactor = {
  name: 'mergeRuns',
  kinds: ['refactor.rewrite'],
  offers(context) {
    const runs = runsToMerge(context);
    const edits = runs.length < 2 ? undefined : mergeEdits(context, runs);
    if (edits === undefined) return [];
    const title =
      runs.length === 2 ? 'Merge two RUNs into one' : `Merge ${runs.length} RUNs into one`;
    return [offer({ id: 'merge', title, kind: 'refactor.rewrite', edits })];
  },
};
