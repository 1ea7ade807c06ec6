import { DiagnosticSeverity } from 'vscode-languageserver';
import {
  type ConfigReport,
  configReports,
  environmentProblems,
} from '../../workspace/configReports.ts';
import { guarded } from '../guard.ts';
import type { Handler } from '../handler.ts';

/**
 * Publishes what is wrong in configuration files, open or not: always pushed, because an editor
 * asks about open documents only.
 */
export const handler: Handler = {
  capabilities: () => ({}),
  register({ connection, workspace, clock, log }) {
    const told = new Set<string>();
    const published = new Map<string, string>();
    let undo: () => void = () => {};
    const publish = guarded(log, 'Diagnostics of configuration files', () => {
      const reports = configReports(workspace);
      for (const report of reports.values()) {
        const key = JSON.stringify(report);
        if (published.get(report.uri) === key) continue;
        published.set(report.uri, key);
        void connection.sendDiagnostics(toParams(report));
      }
      for (const uri of published.keys()) {
        if (reports.has(uri)) continue;
        published.delete(uri);
        void connection.sendDiagnostics({ uri, diagnostics: [] });
      }
      for (const line of environmentProblems(workspace)) {
        if (!told.has(line)) log.info(line);
        told.add(line);
      }
    });
    const schedule = () => {
      undo();
      undo = clock.soon(publish);
    };
    workspace.configFiles.listen({ changed: schedule, closed: schedule });
    workspace.configurations.listen({ loaded: schedule });
    workspace.documents.listen({ changed: () => {}, closed: schedule });
  },
};

function toParams({ uri, version, problems }: ConfigReport) {
  const diagnostics = problems.map(({ start, end, severity, message }) => ({
    range: { start, end },
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: 'longshore',
    message,
  }));
  return { uri, diagnostics, ...(version !== undefined && { version }) };
}
