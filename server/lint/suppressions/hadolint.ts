import type { DockerfileModel } from '../../model/model.ts';
import type { UnheardComment } from '../../rules/rule.ts';
import {
  type HadolintIgnore,
  isInside,
  readHadolintIgnore,
} from '../../rules/support/hadolintIgnore.ts';
import type { Comment, Span } from '../../syntax/nodes.ts';
import {
  lineBelow,
  linesOf,
  type Suppression,
  type Suppressions,
  wholeFile,
} from './suppression.ts';

/** What somebody writes who wants to be heard. */
const MEANT =
  /^hadolint[\s:-]+(?:(?:global|stage)\s+)?(?:ignore|disable)\s*(?:[=:]|(?:DL|SC)\d|$)/i;

/**
 * `# hadolint ignore=CODE,…` for the line directly below, `# hadolint stage ignore=CODE,…` for the
 * stage, `# hadolint global ignore=CODE,…` for the file. A name that is no rule's voids the comment.
 * `isKnown`: whether a code is one of ours.
 */
export function hadolintSuppressions(
  model: DockerfileModel,
  isKnown: (code: string) => boolean,
): Suppressions {
  const heard: Suppression[] = [];
  const unheard: UnheardComment[] = [];
  for (const comment of model.syntax.comments) {
    const ignore = readHadolintIgnore(model, comment);
    if (ignore === undefined) {
      if (!MEANT.test(comment.text)) continue;
      const why = isInside(model, comment) ? 'inside' : 'form';
      unheard.push({ at: comment, dialect: 'hadolint', why });
      continue;
    }
    const { codes, scope } = ignore;
    const foreign = codes.find(({ code }) => !/^[DLSC\d]+$/.test(code) && !isKnown(code));
    if (foreign) {
      unheard.push({ at: foreign, dialect: 'hadolint', why: 'name', name: foreign.code });
      continue;
    }
    const covers = reachOf(scope, model, comment);
    const source = { at: comment, dialect: 'hadolint', removal: linesOf(model, comment) } as const;
    heard.push(...codes.map(({ code, ...at }) => ({ code, at, covers, comment: source })));
  }
  return { heard, unheard };
}

function reachOf(
  scope: HadolintIgnore['scope'],
  model: DockerfileModel,
  comment: Comment,
): readonly Span[] {
  if (scope === 'global') return [wholeFile(model)];
  const span = scope === 'stage' ? stageBelow(model, comment) : lineBelow(model, comment);
  return span ? [span] : [];
}

/** From the comment to the end of the stage that begins below it, or else that it stands in. */
function stageBelow({ stages }: DockerfileModel, comment: Comment): Span | undefined {
  let next = 0;
  for (let end = stages.length; next < end; ) {
    const middle = (next + end) >> 1;
    if ((stages[middle]?.start ?? 0) < comment.start) next = middle + 1;
    else end = middle;
  }
  const isAbove = next === 0 || stages[next]?.from.leadingComments.includes(comment);
  const stage = stages[isAbove ? next : next - 1];
  return stage && { start: comment.start, end: stage.end };
}
