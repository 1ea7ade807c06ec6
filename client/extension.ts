import { commands, type ExtensionContext, workspace } from 'vscode';
import { COMMANDS } from './commands/index.generated.ts';
import { CommandRunner } from './commands/runner.ts';
import { Documents } from './documents/documents.ts';
import { commandUi } from './editor/commandUi.ts';
import { followContextKeys } from './editor/contextKeys.ts';
import { followExtensions } from './editor/extensionKeys.ts';
import { ProgramOutput } from './editor/programOutput.ts';
import { publicHub } from './editor/publicHub.ts';
import { DockerodeEngine } from './engine/dockerodeEngine.ts';
import { LiveStore } from './engine/liveStore.ts';
import { type EndpointSettings, resolveEndpoint } from './engine/resolveEndpoint.ts';
import { engineInstalled, machineSurroundings } from './engine/surroundings.ts';
import type { Connection } from './engine-host/engineHost.ts';
import { type EngineId, Engines, OWN_ENGINE } from './engine-host/engines.ts';
import { machineCredentials } from './engine-host/machineCredentials.ts';
import { DockerfileClient } from './language/client.ts';
import { registerShowReferences } from './language/showReferences.ts';
import { StageGraphs } from './language/stageGraphs.ts';
import { WorkspaceOrigins } from './language/workspaceOrigins.ts';
import { Transfers } from './transfers/transfers.ts';
import { TreeAdapter } from './tree/adapter.ts';
import { NODES, VIEWS } from './tree/index.generated.ts';
import { ViewState } from './tree/viewState.ts';
import { viewsControl } from './tree/viewsControl.ts';
import { logPages } from './webview/logPages.ts';

const RESTRICTED = 'Restricted Mode: you can look, but nothing is started, stopped or removed';

/** Builds the objects and wires them. Each waits until it is looked at. */
export function activate(context: ExtensionContext): void {
  const engines = new Engines(openEngine);
  const folders = () =>
    (workspace.workspaceFolders ?? [])
      .filter(({ uri }) => uri.scheme === 'file')
      .map(({ uri }) => uri.fsPath);
  const state = new ViewState(context.workspaceState, folders);
  const dockerfiles = new DockerfileClient(context, engines);
  const origins = new WorkspaceOrigins(dockerfiles);
  const views = VIEWS.map((view) => new TreeAdapter(view, engines, state, origins));
  const stageGraphs = new StageGraphs(context.extensionUri, dockerfiles);
  const transfers = new Transfers();
  const documents = new Documents(engines, transfers);
  const output = new ProgramOutput();
  const ui = commandUi(documents, output);
  const logs = logPages(context.extensionUri, engines, ui);
  const runner = new CommandRunner({
    ui,
    engines,
    views: viewsControl(views, state),
    documents: {
      showStageGraph: () => stageGraphs.show(),
      showTransfer: (transfer) => documents.showTransfer(transfer),
      showEvents: (engine, types) => documents.showEvents(engine, types),
      toggleEvents: () => documents.toggleEvents(),
      showLogs: (which) => logs.show(which),
    },
    transfers,
    credentials: machineCredentials(),
    hub: publicHub(),
    kinds: NODES,
    trusted: () => workspace.isTrusted,
    selection: () => views.flatMap((view) => view.selection),
  });
  const noteTrust = () => {
    for (const view of views) {
      view.note = workspace.isTrusted ? undefined : RESTRICTED;
    }
  };
  noteTrust();
  context.subscriptions.push(
    workspace.onDidGrantWorkspaceTrust(noteTrust),
    followContextKeys(engines.own, VIEWS, state),
    followExtensions(),
    documents,
    output,
    ...views,
    ...COMMANDS.map((command) =>
      commands.registerCommand(command.id, (...args: unknown[]) => runner.run(command, args)),
    ),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('longshore.engine')) {
        engines.own.reopen();
      }
    }),
    logs,
    engines,
    stageGraphs,
    registerShowReferences(),
    dockerfiles,
  );
}

/** What was built is in `context.subscriptions`, and ends by itself. */
export function deactivate(): void {}

function openEngine(id: EngineId): Connection {
  const engine = new DockerodeEngine({
    endpoint: () => resolveEndpoint(endpointSettings(id), machineSurroundings()),
    installed: engineInstalled,
  });
  return { engine, store: new LiveStore({ engine }) };
}

/** One beside the window's own is named by its context. */
function endpointSettings(id: EngineId): EndpointSettings {
  if (id !== OWN_ENGINE) {
    return { context: id };
  }
  const settings = workspace.getConfiguration('longshore.engine');
  return {
    host: settings.get<string>('host', ''),
    context: settings.get<string>('context', ''),
  };
}
