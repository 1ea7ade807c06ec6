import { packageLists } from '../support/packageLists.ts';
import type { Refactor } from './refactor.ts';
import { offer, selectedScript, touches } from './support/selection.ts';
import { sortedPackages } from './support/sortedPackages.ts';

/** The packages that a command installs by name stand in order, one a line. */
export const refactor: Refactor = {
  name: 'sortPackages',
  kinds: ['refactor.rewrite'],
  offers(context) {
    const found = selectedScript(context, 'RUN');
    if (found === undefined) return [];
    const { model, selection, step } = context;
    const { owner: instruction, script } = found;
    const lists = packageLists(script);
    const touched = lists.filter(({ command }) => touches(command, selection));
    // In a RUN with a single list there is no doubt which one is meant.
    const meant = touched.length === 0 && lists.length === 1 ? lists : touched;
    const edits = meant.flatMap(
      (list) => sortedPackages({ model, instruction, script, step }, list) ?? [],
    );
    if (edits.length === 0) return [];
    const title = 'Sort packages, one on each line';
    return [offer({ id: 'sort', title, kind: 'refactor.rewrite', edits })];
  },
};
