import type { DockerfileModel } from '../../model/model.ts';
import type { Finding } from '../../rules/rule.ts';
import { checkSuppressions } from './check.ts';
import { hadolintSuppressions } from './hadolint.ts';
import { longshoreSuppressions } from './longshore.ts';
import type { Suppression } from './suppression.ts';

/** The findings that no comment silences. Any of a finding's codes counts. */
export function suppress(findings: readonly Finding[], model: DockerfileModel): readonly Finding[] {
  if (findings.length === 0) return findings;
  const suppressions = [
    ...hadolintSuppressions(model),
    ...checkSuppressions(model),
    ...longshoreSuppressions(model),
  ];
  if (suppressions.length === 0) return findings;
  return findings.filter((finding) => !suppressions.some((one) => silences(one, finding)));
}

function silences({ covers, matches }: Suppression, finding: Finding): boolean {
  if (finding.start < covers.start || finding.start > covers.end) return false;
  return matches(finding.code) || finding.aliases.some(matches);
}
