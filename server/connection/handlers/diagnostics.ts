import {
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import type { DocumentVersion } from '../../workspace/documents.ts';
import { toDiagnostic } from '../diagnostics.ts';
import { guarded } from '../guard.ts';
import type { Handler, HandlerContext } from '../handler.ts';

const NOTHING: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/** Pushed on change, or answered when the editor asks: never both. */
export const handler: Handler = {
  capabilities: ({ pullsDiagnostics }) =>
    pullsDiagnostics
      ? {
          diagnosticProvider: {
            identifier: 'longshore',
            interFileDependencies: false,
            workspaceDiagnostics: false,
          },
        }
      : {},
  register(context) {
    if (context.client.pullsDiagnostics) answer(context);
    else push(context);
  },
};

function answer({ connection, client, workspace, log, answer }: HandlerContext): void {
  let configured = 0;
  connection.languages.diagnostics.on(
    answer<DocumentDiagnosticParams, DocumentDiagnosticReport>(
      'Diagnostics',
      NOTHING,
      async (document, params) => {
        const findings = await workspace.findings(document);
        const resultId = `${document.version}.${configured}.${workspace.revisionOf(document.uri)}`;
        if (params.previousResultId === resultId) {
          return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
        }
        const { lines } = document.model;
        const items = findings.map((one) => toDiagnostic(lines, one, client));
        return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
      },
    ),
  );
  const refresh = () => {
    if (!client.refreshesDiagnostics) return;
    connection.languages.diagnostics
      .refresh()
      .catch((error: unknown) => log.error('The editor does not ask again', error));
  };
  workspace.configurations.listen({
    changed() {
      configured++;
      refresh();
    },
  });
  workspace.contexts.listen({ changed: refresh });
  workspace.shellChecks.listen(refresh);
}

function push(context: HandlerContext): void {
  const { connection, workspace, clock, log } = context;
  const { documents } = workspace;
  const waiting = new Map<string, () => void>();
  const publish = async (uri: string) => {
    waiting.delete(uri);
    const document = documents.get(uri);
    if (document === undefined) return;
    const params = await diagnosticsOf(document, context);
    // A newer version has its own turn.
    if (documents.get(uri) === document) await connection.sendDiagnostics(params);
  };
  // The newest version counts: a change that comes before the last one had its turn replaces it.
  const schedule = (uri: string) => {
    waiting.get(uri)?.();
    waiting.set(uri, clock.soon(guarded(log, 'Diagnostics', () => publish(uri))));
  };
  documents.listen({
    changed: ({ uri }) => schedule(uri),
    closed(uri) {
      waiting.get(uri)?.();
      waiting.delete(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
  });
  workspace.configurations.listen({
    changed() {
      for (const { uri } of documents.all()) schedule(uri);
    },
  });
  workspace.contexts.listen({ changed: schedule });
  workspace.shellChecks.listen(schedule);
}

async function diagnosticsOf(document: DocumentVersion, { client, workspace }: HandlerContext) {
  const { uri, version } = document;
  const findings = await workspace.findings(document);
  const { lines } = document.model;
  return { uri, version, diagnostics: findings.map((one) => toDiagnostic(lines, one, client)) };
}
