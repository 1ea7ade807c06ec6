import type { DockerfileModel } from '../model/model.ts';
import type { TextEdit } from '../rules/rule.ts';
import { renameHeredoc } from './rename/heredoc.ts';
import { type Renamable, refused } from './rename/renamable.ts';
import { renameStage } from './rename/stage.ts';
import { renameVariable } from './rename/variable.ts';
import { entityAt } from './support/entity.ts';

/** What came of a wish to rename: the edits, or the sentence that says why not. */
export type Renaming =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly why: string };

/**
 * What would be renamed at `offset`: where it stands and how it is called, or why it can't be.
 * `undefined` where there is nothing that has a name.
 */
export function prepareRename(model: DockerfileModel, offset: number): Renamable | undefined {
  const entity = entityAt(model, offset);
  switch (entity?.kind) {
    case 'stage':
      return renameStage(model, entity);
    case 'variable':
      return renameVariable(model, entity);
    case 'heredoc':
      return renameHeredoc(model, entity);
    default:
      return undefined;
  }
}

/**
 * Gives the stage, variable or heredoc at `offset` another name, everywhere in the file. Refused
 * when the builder would not take the name, or when anything would mean something else with it.
 */
export function rename(model: DockerfileModel, offset: number, newName: string): Renaming {
  const subject = prepareRename(model, offset);
  if (subject === undefined) return refused('There is nothing here that can be renamed');
  if (subject.kind === 'refused') return subject;
  const why = subject.refuses(newName);
  return why === undefined ? { kind: 'edits', edits: subject.edits(newName) } : refused(why);
}
