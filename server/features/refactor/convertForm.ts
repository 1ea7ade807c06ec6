import type { Refactor } from './refactor.ts';
import { toExec, toShellInExec } from './support/execForm.ts';
import { offer, selected } from './support/selection.ts';
import { toShell } from './support/shellForm.ts';

/** A command changes between the shell form and the exec form, a JSON array. */
export const refactor: Refactor = {
  name: 'convertForm',
  kinds: ['refactor.rewrite'],
  offers(context) {
    const found = selected(context);
    if (found === undefined) return [];
    const kind = 'refactor.rewrite';
    if (found.instruction.json !== undefined) {
      const edits = toShell(context, found);
      return edits ? [offer({ id: 'shell', title: 'Convert to shell form', kind, edits })] : [];
    }
    const exec = toExec(context, found);
    const inShell = toShellInExec(context, found);
    return [
      ...(exec ? [offer({ id: 'exec', title: 'Convert to exec form', kind, edits: exec })] : []),
      ...(inShell
        ? [
            offer({
              id: 'shellInExec',
              title: 'Convert to exec form of its shell',
              kind,
              edits: inShell,
            }),
          ]
        : []),
    ];
  },
};
