import type { DockerfileModel } from '../../model/model.ts';
import type { Finding } from '../../rules/rule.ts';
import { checkSuppressions } from './check.ts';
import { hadolintSuppressions } from './hadolint.ts';
import { longshoreSuppressions } from './longshore.ts';
import type { Suppression } from './suppression.ts';

/**
 * Those of `findings`, given in the order of the text, that no comment silences. Any of a finding's
 * codes counts.
 */
export function suppress(findings: readonly Finding[], model: DockerfileModel): readonly Finding[] {
  if (findings.length === 0) return findings;
  const suppressions = [
    ...hadolintSuppressions(model),
    ...checkSuppressions(model),
    ...longshoreSuppressions(model),
  ];
  if (suppressions.length === 0) return findings;
  return unsilenced(findings, suppressions);
}

/** Goes through both in the order of the text, so that many comments cost no more than their number. */
function unsilenced(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
): readonly Finding[] {
  const waiting = suppressions.toSorted((a, b) => b.covers.start - a.covers.start);
  let open: Suppression[] = [];
  return findings.filter((finding) => {
    for (let next = waiting.at(-1); next; next = waiting.at(-1)) {
      if (next.covers.start > finding.start) break;
      open.push(next);
      waiting.pop();
    }
    open = open.filter(({ covers }) => finding.start <= covers.end);
    return !open.some(({ matches }) => matches(finding.code) || finding.aliases.some(matches));
  });
}
