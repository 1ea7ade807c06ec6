import { packageLists } from '../support/packageLists.ts';
import type { Refactor } from './refactor.ts';
import { offer } from './support/selection.ts';
import { sortedPackages } from './support/sortedPackages.ts';

/** All packages of the file that are installed by name stand in order, one a line. */
export const refactor: Refactor = {
  name: 'organizePackages',
  kinds: ['source.organizePackages'],
  offers(context) {
    const { model, step } = context;
    const edits = model.syntax.instructions.flatMap((instruction) => {
      if ((instruction.trigger ?? instruction).name !== 'RUN') return [];
      const script = context.shell(instruction);
      if (script?.kind !== 'posix' || script.problem !== undefined) return [];
      const place = { model, instruction, script, step };
      return packageLists(script).flatMap((list) => sortedPackages(place, list) ?? []);
    });
    if (edits.length === 0) return [];
    const title = 'Sort packages in this file, one on each line';
    return [offer({ id: 'sort', title, kind: 'source.organizePackages', edits })];
  },
};
