import type { Proposal } from './item.ts';

/** The first proposal of each label. */
export function once(proposals: readonly Proposal[]): readonly Proposal[] {
  const byLabel = new Map<string, Proposal>();
  for (const proposal of proposals) {
    if (!byLabel.has(proposal.label)) byLabel.set(proposal.label, proposal);
  }
  return [...byLabel.values()];
}
