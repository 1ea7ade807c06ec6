import type { Stage } from '../../../model/model.ts';
import type { TextEdit } from '../../../rules/rule.ts';
import { BaseSystems } from '../../../rules/support/baseSystems.ts';
import { inCaseOf } from '../../../rules/support/casing.ts';
import { instructionsBefore } from '../../support/lineage.ts';
import type { RefactorContext } from '../refactor.ts';
import type { CacheUse } from './cacheMounts.ts';
import type { Selected } from './selection.ts';

/** May switch off that packages are deleted once they are installed. */
const KEEPS = /docker-clean|keep-cache|Keep-Downloaded-Packages|apt\.conf/;
const WHY = "# Without it, apt's packages stay in the cache mount";

/**
 * The official Debian and Ubuntu images have apt delete every package that it installed, which would
 * empty the mount: a RUN above makes an end to that, once in a stage.
 */
export function aptKeepsEdits(
  { model, lineBreak }: RefactorContext,
  stage: Stage,
  { owner, instruction }: Selected,
  uses: readonly CacheUse[],
): readonly TextEdit[] {
  const isApt = uses.some(({ mounts }) => mounts.some(({ target }) => target === '/var/cache/apt'));
  if (!isApt || owner !== instruction || familyOf(model.stages, stage) !== 'debian') return [];
  const { text } = model.syntax;
  const earlier = [...instructionsBefore(stage, owner.start), owner];
  if (earlier.some(({ start, end }) => KEEPS.test(text.slice(start, end)))) return [];
  const at = lineAbove({ model }, owner);
  const run = `${inCaseOf(owner.keyword.text, 'RUN')} rm -f /etc/apt/apt.conf.d/docker-clean`;
  return [{ start: at, end: at, newText: [WHY, run, ''].join(lineBreak) }];
}

function familyOf(stages: readonly Stage[], stage: Stage): string | undefined {
  const systems = new BaseSystems();
  for (const one of stages.slice(0, stage.index + 1)) systems.enter(one);
  return systems.of(stage)?.family;
}

/** Where the line of an instruction begins, or of the comments right above it. */
export function lineAbove(
  { model }: Pick<RefactorContext, 'model'>,
  { start, leadingComments }: Selected['owner'],
): number {
  const { lines } = model;
  let line = lines.lineAt(start);
  for (const comment of leadingComments.toReversed()) {
    if (lines.lineAt(comment.start) !== line - 1) break;
    line--;
  }
  return lines.startOf(line);
}
