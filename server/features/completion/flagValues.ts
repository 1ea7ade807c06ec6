import type { FlagFact } from '../../facts/flags.ts';
import {
  copyModes,
  devices,
  durations,
  excludePatterns,
  platforms,
  type ValueFact,
} from '../../facts/flagValues.ts';
import { platformArgs } from '../../facts/variables.ts';
import type { Proposal } from './item.ts';

/** Values of a flag that are the same in every file; none where they depend on it. */
export function completeFlagValues({ value, fallback }: FlagFact): readonly Proposal[] {
  switch (value.kind) {
    case 'boolean':
      return ['true', 'false'].map((each) => plain(each, fallback));
    case 'choice':
      return value.values.map(proposalOf);
    case 'duration':
      return durations.map((each) => plain(each, fallback));
    case 'integer':
      return ['1', '3', '5', '10'].map((each) => plain(each, fallback));
    case 'mode':
      return copyModes.map(proposalOf);
    case 'device':
      return devices.map(proposalOf);
    case 'checksum':
      return [
        {
          label: 'sha256:',
          kind: 'value',
          detail: 'The SHA-256 of a downloaded file; of a Git repository, write the commit alone',
        },
      ];
    case 'pattern':
      return excludePatterns.map((label) => ({ label, kind: 'value' }));
    case 'platform':
      return [...variables(), ...platforms.map(proposalOf)];
    default:
      return [];
  }
}

function proposalOf({ value, summary }: ValueFact): Proposal {
  return { label: value, kind: 'value', detail: summary };
}

function plain(label: string, fallback: string | undefined): Proposal {
  return { label, kind: 'value', ...(label === fallback && { description: 'default' }) };
}

/** A constant ties a stage to one platform; these do not. */
function variables(): readonly Proposal[] {
  return ['BUILDPLATFORM', 'TARGETPLATFORM'].map((name) => ({
    label: `$${name}`,
    kind: 'variable',
    documentation: platformArgs.find((each) => each.name === name)?.summary ?? '',
  }));
}
