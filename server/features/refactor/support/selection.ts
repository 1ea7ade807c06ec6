import type { TextEdit } from '../../../rules/rule.ts';
import type { ShellScript } from '../../../shell/script.ts';
import type { Instruction, Span } from '../../../syntax/nodes.ts';
import type { Offer, RefactorContext, RefactorKind } from '../refactor.ts';

/** The instruction that holds all of the selection, and what it does itself: ONBUILD's trigger. */
export interface Selected {
  readonly owner: Instruction;
  readonly instruction: Instruction;
}

/** `undefined` when several are selected, or none. */
export function selected({ model, selection }: RefactorContext): Selected | undefined {
  const owner = model.instructionAt(selection.start);
  if (owner === undefined) return undefined;
  const { lines } = model;
  if (lines.lineAt(selection.end) > lines.lineAt(owner.end)) return undefined;
  return { owner, instruction: owner.trigger ?? owner };
}

export interface SelectedScript extends Selected {
  readonly script: ShellScript;
}

/** The selected instruction when it is one of `names` and runs what can be read without an error. */
export function selectedScript(
  context: RefactorContext,
  ...names: readonly string[]
): SelectedScript | undefined {
  const found = selected(context);
  if (found === undefined || !names.includes(found.instruction.name)) return undefined;
  const script = context.shell(found.owner);
  const isRead = script !== undefined && script.kind === 'posix' && script.problem === undefined;
  return isRead ? { ...found, script } : undefined;
}

/** Whether `one` and `other` have text in common, or touch. */
export function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/** What an offer of edits is made of. */
export interface EditOffer {
  readonly id: string;
  readonly title: string;
  readonly kind: RefactorKind;
  readonly edits: readonly TextEdit[] | (() => readonly TextEdit[]);
}

export function offer({ id, title, kind, edits }: EditOffer): Offer {
  return {
    id,
    title,
    kind,
    change: () => ({ kind: 'edits', edits: typeof edits === 'function' ? edits() : edits }),
  };
}
