import { type FlagFact, flagsOf } from '../../facts/flags.ts';
import type { Proposal } from './item.ts';
import type { Around } from './place/places.ts';

/** The flags of an instruction; not those that stand there already and may stand once. */
export function completeFlags({ name }: Around, given: readonly string[]): readonly Proposal[] {
  return (flagsOf[name] ?? [])
    .filter((flag) => flag.repeatable || !given.includes(flag.name))
    .map(proposalOf);
}

function proposalOf(flag: FlagFact): Proposal {
  const takesValue = flag.value.kind !== 'boolean';
  return {
    label: `--${flag.name}${takesValue ? '=' : ''}`,
    kind: 'flag',
    detail: flag.summary,
    ...(flag.since !== undefined && { description: `since ${flag.since}` }),
    documentation: flag.documentation,
    again: takesValue,
  };
}
