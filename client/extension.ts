import { commands, type ExtensionContext, workspace } from 'vscode';
import { COMMANDS } from './commands/index.generated.ts';
import { CommandRunner } from './commands/runner.ts';
import { commandUi } from './editor/commandUi.ts';
import { followContextKeys } from './editor/contextKeys.ts';
import { DockerodeEngine } from './engine/dockerodeEngine.ts';
import { LiveStore } from './engine/liveStore.ts';
import { resolveEndpoint } from './engine/resolveEndpoint.ts';
import { engineInstalled, machineSurroundings } from './engine/surroundings.ts';
import { type Connection, EngineHost } from './engine-host/engineHost.ts';
import { DockerfileClient } from './language/client.ts';
import { TreeAdapter } from './tree/adapter.ts';
import { NODES, VIEWS } from './tree/index.generated.ts';

const RESTRICTED = 'Restricted Mode: you can look, but nothing is started, stopped or removed';

/** Builds the objects and wires them. Each waits until it is looked at. */
export function activate(context: ExtensionContext): void {
  const host = new EngineHost(openEngine);
  const views = VIEWS.map((view) => new TreeAdapter(view, host));
  const runner = new CommandRunner({
    ui: commandUi(),
    store: host,
    engine: () => host.engine,
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
    followContextKeys(host, VIEWS),
    ...views,
    ...COMMANDS.map((command) =>
      commands.registerCommand(command.id, (...args: unknown[]) => runner.run(command, args)),
    ),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('longshore.engine')) {
        host.reopen();
      }
    }),
    host,
    new DockerfileClient(context),
  );
}

/** What was built is in `context.subscriptions`, and ends by itself. */
export function deactivate(): void {}

function openEngine(): Connection {
  const engine = new DockerodeEngine({
    endpoint: () => {
      const settings = workspace.getConfiguration('longshore.engine');
      const host = settings.get<string>('host', '');
      const contextName = settings.get<string>('context', '');
      return resolveEndpoint({ host, context: contextName }, machineSurroundings());
    },
    installed: engineInstalled,
  });
  return { engine, store: new LiveStore({ engine }) };
}
