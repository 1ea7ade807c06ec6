import {
  CodeActionKind,
  type CodeActionParams,
  type CodeAction as LspCodeAction,
} from 'vscode-languageserver';
import { type CodeAction, fixAll, quickFixes } from '../../features/codeActions.ts';
import { toSpan, toWorkspaceEdit } from '../convert.ts';
import { toDiagnostic } from '../diagnostics.ts';
import type { Handler } from '../handler.ts';
import { REFACTOR_KINDS, refactorActions, resolveRefactor } from '../refactorActions.ts';
import { silencingActions } from '../silencingActions.ts';

const FIX_ALL = 'source.fixAll.longshore';

export const handler: Handler = {
  capabilities: () => ({
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, ...REFACTOR_KINDS],
      resolveProvider: true,
    },
  }),
  register({ connection, client, workspace, images, answer, answerAnyway }) {
    const parts = { workspace, client, images };
    connection.onCodeActionResolve((action, token) =>
      answerAnyway('Code action', action, (one: LspCodeAction, signal) =>
        resolveRefactor(parts, one, signal),
      )(action, token),
    );
    connection.onCodeAction(
      answer<CodeActionParams, LspCodeAction[]>(
        'Code actions',
        [],
        async (document, params, signal) => {
          const { lines } = document.model;
          const findings = await workspace.findings(document);
          const actions: CodeAction[] = [];
          if (isWanted(CodeActionKind.QuickFix, params)) {
            actions.push(...quickFixes(findings, toSpan(lines, params.range)));
          }
          const all = isAskedFor(FIX_ALL, params) ? fixAll(findings) : undefined;
          if (all !== undefined) actions.push(all);
          const own = actions.map(({ title, kind, edits, preferred, findings: mended }) => ({
            title,
            kind,
            diagnostics: mended.map((finding) => toDiagnostic(lines, finding, client)),
            ...(preferred ? { isPreferred: true } : {}),
            edit: toWorkspaceEdit(document, edits, client),
          }));
          const span = toSpan(lines, params.range);
          const silencing = isWanted(CodeActionKind.QuickFix, params)
            ? await silencingActions(parts, document, findings, span)
            : [];
          const refactorings = await refactorActions(parts, document, span, {
            isWanted: (kind) => isWanted(kind, params),
            signal,
          });
          return [...own, ...silencing, ...refactorings];
        },
      ),
    );
  },
};

/** Nothing in particular was asked for, or this; what is done to whole files only by its kind. */
function isWanted(kind: string, params: CodeActionParams): boolean {
  const { only } = params.context;
  return only === undefined ? !kind.startsWith('source.') : isAskedFor(kind, params);
}

/** `source` asks for `source.fixAll.longshore` too. */
function isAskedFor(kind: string, { context }: CodeActionParams): boolean {
  return (
    context.only?.some((only) => only === '' || kind === only || kind.startsWith(`${only}.`)) ??
    false
  );
}
