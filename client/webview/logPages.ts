import { type Uri, workspace } from 'vscode';
import type { RunnerUi } from '../commands/runner.ts';
import type { EngineSlots } from '../engine-host/engines.ts';
import { isLogsState } from '../logs/isLogsState.ts';
import { LogPage } from '../logs/logPage.ts';
import { ModelPages } from './modelPages.ts';
import type { LogsIn, LogsOut, LogsState } from './pages/logs/messages.ts';

/** The pages that show logs. */
export function logPages(
  extension: Uri,
  engines: EngineSlots,
  ui: RunnerUi,
): ModelPages<LogsState, LogsOut, LogsIn> {
  return new ModelPages({
    extension,
    kind: { name: 'logs', column: 'active', title: ({ name }) => `Logs of ${name}` },
    isState: isLogsState,
    key: ({ engine, containers, group }) =>
      JSON.stringify([engine, group ?? containers.map(({ id }) => id).sort()]),
    model: (state, post) =>
      new LogPage({
        state,
        slot: () => engines.slot(state.engine),
        tail: workspace.getConfiguration('longshore.logs').get<number>('tail', 1_000),
        post,
        ui,
      }),
  });
}
