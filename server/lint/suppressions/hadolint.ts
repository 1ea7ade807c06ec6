import type { DockerfileModel } from '../../model/model.ts';
import { lineBelow, matchesAny, type Suppression, splitCodes, wholeFile } from './suppression.ts';

const PRAGMA =
  /^hadolint[ \t]+(?<global>global[ \t]+)?ignore[ \t]*=[ \t]*(?<codes>[A-Za-z0-9]+(?:[ \t]*,[ \t]*[A-Za-z0-9]+)*)[ \t]*(?:#.*)?$/;

/**
 * `# hadolint ignore=CODE,…` for the line directly below, `# hadolint global ignore=CODE,…` for the
 * file. Keywords are lower case, and other text behind the codes voids the comment, as hadolint
 * reads them; it isn't heard between continuations.
 *
 * @see https://github.com/hadolint/hadolint#inline-ignores
 */
export function hadolintSuppressions(model: DockerfileModel): readonly Suppression[] {
  return model.syntax.comments.flatMap((comment) => {
    if (!comment.text.startsWith('hadolint')) return [];
    const groups = PRAGMA.exec(comment.text)?.groups;
    if (groups?.codes === undefined) return [];
    const inner = model.instructionAt(comment.start);
    if (inner !== undefined && inner.start < comment.start && comment.end < inner.end) return [];
    const covers = groups.global === undefined ? lineBelow(model, comment) : wholeFile(model);
    return covers ? [{ at: comment, covers, matches: matchesAny(splitCodes(groups.codes)) }] : [];
  });
}
