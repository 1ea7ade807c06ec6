import { shellChoices } from '../../facts/shells.ts';
import type { Proposal } from './item.ts';
import type { ArgumentPlace } from './place/places.ts';

/** Whole arrays for SHELL, and in an array programs. */
export function completeShells({ json, index }: ArgumentPlace): readonly Proposal[] {
  if (json === undefined) {
    return shellChoices.map(({ words, summary }) => ({
      label: `[${words.map((word) => JSON.stringify(word)).join(', ')}]`,
      kind: 'value',
      detail: summary,
      filterText: `[ ${words.join(' ')}`,
    }));
  }
  if (index > 0) return [];
  const programs = new Map(shellChoices.map(({ words, summary }) => [words[0] ?? '', summary]));
  return [...programs.keys()].map((program) => ({
    label: program,
    kind: 'file',
    newText: json === 'in a string' ? program : JSON.stringify(program),
  }));
}
