import type { DockerfileModel } from '../../model/model.ts';
import type { TextEdit } from '../../rules/rule.ts';
import { completeInstructions } from './instructions.ts';

export interface Completion {
  /** What the list shows. */
  readonly label: string;
  readonly kind: 'keyword' | 'property' | 'value';
  /** Beside the label. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  readonly edit: TextEdit;
  /** `edit.newText` with `$1` and `${1:…}`, for editors that know snippets. */
  readonly snippet: string;
  /** The list is ordered by it. */
  readonly sortText: string;
  readonly deprecated: boolean;
}

/** What may be written at `offset`; all that is valid there, for the editor to filter. */
export function complete(model: DockerfileModel, offset: number): readonly Completion[] {
  return completeInstructions(model, offset);
}
