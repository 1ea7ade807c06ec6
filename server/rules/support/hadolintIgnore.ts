import type { DockerfileModel } from '../../model/model.ts';
import type { Comment } from '../../syntax/nodes.ts';
import { type CodeWord, codeWords, textStart } from './codeWords.ts';

/** What a `# hadolint ignore=CODE,…` silences. */
export interface HadolintIgnore {
  /** The line directly below, or with `stage ignore=`, `global ignore=` more. */
  readonly scope: 'line' | 'stage' | 'global';
  readonly codes: readonly CodeWord[];
}

const PRAGMA =
  /^hadolint[ \t]+(?:(?<scope>global|stage)[ \t]+)?ignore[ \t]*=[ \t]*(?<codes>[A-Za-z0-9]+(?:[ \t]*,[ \t]*[A-Za-z0-9]+)*)[ \t]*(?:#.*)?$/d;

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
  const match = PRAGMA.exec(comment.text);
  const place = match?.indices?.groups?.codes;
  if (!match || !place || isInside(model, comment)) return undefined;
  const codes = codeWords(match.groups?.codes ?? '', textStart(model, comment) + place[0]);
  return { scope: scopeOf(match.groups?.scope), codes };
}

/** Whether `comment` stands between the lines of one instruction. */
export function isInside(model: DockerfileModel, { start, end }: Comment): boolean {
  const around = model.instructionAt(start);
  return around !== undefined && around.start < start && end < around.end;
}

function scopeOf(word: string | undefined): HadolintIgnore['scope'] {
  return word === 'stage' || word === 'global' ? word : 'line';
}
