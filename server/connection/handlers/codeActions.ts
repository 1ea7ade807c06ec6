import {
  CodeActionKind,
  type CodeActionParams,
  type CodeAction as LspCodeAction,
} from 'vscode-languageserver';
import { type CodeAction, fixAll, quickFixes } from '../../features/codeActions.ts';
import { toSpan, toWorkspaceEdit } from '../convert.ts';
import { toDiagnostic } from '../diagnostics.ts';
import type { Handler } from '../handler.ts';
import { silencingActions } from '../silencingActions.ts';

const FIX_ALL = 'source.fixAll.longshore';

export const handler: Handler = {
  capabilities: () => ({
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
  }),
  register({ connection, client, workspace, answer }) {
    connection.onCodeAction(
      answer<CodeActionParams, LspCodeAction[]>('Code actions', [], async (document, params) => {
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
        if (!isWanted(CodeActionKind.QuickFix, params)) return own;
        const span = toSpan(lines, params.range);
        return [
          ...own,
          ...(await silencingActions({ workspace, client }, document, findings, span)),
        ];
      }),
    );
  },
};

/** Nothing in particular was asked for, or this. */
function isWanted(kind: string, params: CodeActionParams): boolean {
  return params.context.only === undefined || isAskedFor(kind, params);
}

/** `source` asks for `source.fixAll.longshore` too. */
function isAskedFor(kind: string, { context }: CodeActionParams): boolean {
  return (
    context.only?.some((only) => only === '' || kind === only || kind.startsWith(`${only}.`)) ??
    false
  );
}
