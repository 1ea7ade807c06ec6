import type { DockerfileModel } from '../../model/model.ts';
import type { Comment } from '../../syntax/nodes.ts';

/** What a `# hadolint ignore=CODE,…` silences. */
export interface HadolintIgnore {
  /** The line directly below, or the file: `# hadolint global ignore=…`. */
  readonly scope: 'line' | 'global';
  readonly codes: readonly string[];
}

const PRAGMA =
  /^hadolint[ \t]+(?<global>global[ \t]+)?ignore[ \t]*=[ \t]*(?<codes>[A-Za-z0-9]+(?:[ \t]*,[ \t]*[A-Za-z0-9]+)*)[ \t]*(?:#.*)?$/;

/**
 * Reads a comment as hadolint does: keywords are lower case, other text behind the codes voids it,
 * and between continuations it isn't heard. `undefined` for any other comment.
 *
 * @see https://github.com/hadolint/hadolint#inline-ignores
 */
export function readHadolintIgnore(
  model: DockerfileModel,
  comment: Comment,
): HadolintIgnore | undefined {
  if (!comment.text.startsWith('hadolint')) return undefined;
  const groups = PRAGMA.exec(comment.text)?.groups;
  if (groups?.codes === undefined) return undefined;
  const inner = model.instructionAt(comment.start);
  if (inner !== undefined && inner.start < comment.start && comment.end < inner.end) {
    return undefined;
  }
  const codes = groups.codes.split(',').map((code) => code.trim());
  return { scope: groups.global === undefined ? 'line' : 'global', codes };
}
