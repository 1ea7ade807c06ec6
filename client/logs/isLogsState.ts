import { list, record } from '../engine/json.ts';
import type { LogsState } from '../webview/pages/logs/messages.ts';

/** Whether what was kept of a page says which logs it showed. */
export function isLogsState(value: unknown): value is LogsState {
  const { engine, name, containers, group } = record(value);
  const areTexts = (...values: readonly unknown[]) =>
    values.every((one) => typeof one === 'string');
  const { groupBy, name: groupName } = record(group);
  return (
    areTexts(engine, name) &&
    Array.isArray(containers) &&
    list(containers).every((one) => areTexts(record(one).id, record(one).name)) &&
    (group === undefined || areTexts(groupBy, groupName))
  );
}
