import type { DockerfileModel } from '../../model/model.ts';
import { readHadolintIgnore } from '../../rules/support/hadolintIgnore.ts';
import { lineBelow, matchesAny, type Suppression, wholeFile } from './suppression.ts';

/**
 * `# hadolint ignore=CODE,…` for the line directly below, `# hadolint global ignore=CODE,…` for the
 * file.
 */
export function hadolintSuppressions(model: DockerfileModel): readonly Suppression[] {
  return model.syntax.comments.flatMap((comment) => {
    const ignore = readHadolintIgnore(model, comment);
    if (ignore === undefined) return [];
    const covers = ignore.scope === 'line' ? lineBelow(model, comment) : wholeFile(model);
    return covers ? [{ at: comment, covers, matches: matchesAny(ignore.codes) }] : [];
  });
}
