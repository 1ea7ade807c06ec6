import type { LabelType } from '../../rules/rule.ts';

/** What a label's value must look like, by the names hadolint gave them. */
export const LABEL_TYPES: readonly LabelType[] = [
  'text',
  'email',
  'hash',
  'rfc3339',
  'semver',
  'spdx',
  'url',
];

/** The type called `name`; an empty name means text, as hadolint has it. */
export function labelType(name: string): LabelType | undefined {
  return name === '' ? 'text' : LABEL_TYPES.find((type) => type === name);
}
