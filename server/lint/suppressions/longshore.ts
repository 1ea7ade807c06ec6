import type { DockerfileModel } from '../../model/model.ts';
import type { Comment, Span } from '../../syntax/nodes.ts';
import { lineBelow, matchesAny, type Suppression, splitCodes, wholeFile } from './suppression.ts';

const PRAGMA =
  /^longshore\s+ignore(?<file>-file)?\s*=\s*(?<codes>[A-Za-z0-9]+(?:\s*,\s*[A-Za-z0-9]+)*)(?:\s.*)?$/;

/**
 * `# longshore ignore=CODE,… reason`: in the comments above an instruction for that instruction,
 * between continuations for the line below. `# longshore ignore-file=CODE,… reason`: for the file.
 */
export function longshoreSuppressions(model: DockerfileModel): readonly Suppression[] {
  const owners = new Map<Comment, Span>();
  for (const instruction of model.syntax.instructions) {
    for (const comment of instruction.leadingComments) owners.set(comment, instruction);
  }
  return model.syntax.comments.flatMap((comment) => {
    if (!comment.text.startsWith('longshore')) return [];
    const groups = PRAGMA.exec(comment.text)?.groups;
    if (groups?.codes === undefined) return [];
    const covers = groups.file
      ? wholeFile(model)
      : (owners.get(comment) ?? lineBelow(model, comment));
    return covers ? [{ at: comment, covers, matches: matchesAny(splitCodes(groups.codes)) }] : [];
  });
}
