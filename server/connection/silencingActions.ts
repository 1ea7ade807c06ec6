import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver';
import { silencings } from '../features/silencing.ts';
import type { Finding, TextEdit } from '../rules/rule.ts';
import type { Span } from '../syntax/nodes.ts';
import type { DocumentVersion } from '../workspace/documents.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Client } from './client.ts';
import { toWorkspaceEdit } from './convert.ts';
import { toDiagnostic } from './diagnostics.ts';
import { projectSilencing } from './projectSilencing.ts';

/** The actions that silence the findings which touch `span`: on the line, in the file, for good. */
export async function silencingActions(
  { workspace, client }: { readonly workspace: Workspace; readonly client: Client },
  document: DocumentVersion,
  findings: readonly Finding[],
  span: Span,
): Promise<readonly CodeAction[]> {
  const { model, uri } = document;
  const silenced = silencings(findings, span, model);
  if (silenced.length === 0) return [];
  const project = client.createsFiles ? await projectSilencing(workspace, uri) : undefined;
  const edit = (edits: readonly TextEdit[] | undefined) =>
    edits && toWorkspaceEdit(document, edits, client);
  return silenced.flatMap(({ code, findings: own, here, inFile }) => {
    const places: readonly (readonly [string, WorkspaceEdit | undefined])[] = [
      ['on this line', edit(here)],
      ['in this file', edit(inFile)],
      ['in the project', project?.([code, ...(own[0]?.aliases ?? [])])],
    ];
    return places.flatMap(([where, change]) =>
      change === undefined
        ? []
        : [
            {
              title: `Disable ${code} ${where}`,
              kind: CodeActionKind.QuickFix,
              diagnostics: own.map((finding) => toDiagnostic(model.lines, finding, client)),
              edit: change,
            },
          ],
    );
  });
}
