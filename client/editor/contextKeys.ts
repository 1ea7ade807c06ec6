import { commands } from 'vscode';
import type { Disposable } from '../engine/disposable.ts';
import type { EngineStore } from '../engine/store.ts';
import type { ViewDefinition } from '../tree/node.ts';
import type { ViewState } from '../tree/viewState.ts';
import { ENGINE_KEY, engineStatus } from '../tree/welcome.ts';

/** Keeps what `when` clauses ask about the Engine in step with the store. */
export function followContextKeys(
  store: EngineStore,
  views: readonly ViewDefinition[],
  state: ViewState,
): Disposable {
  const set = new Map<string, unknown>();
  const keep = (key: string, value: unknown) => {
    if (set.get(key) !== value) {
      set.set(key, value);
      void commands.executeCommand('setContext', key, value);
    }
  };
  const update = () => {
    const { snapshot } = store;
    keep(ENGINE_KEY, engineStatus(snapshot));
    for (const view of views) {
      const count = view.count(snapshot);
      keep(`${view.id}.empty`, count === 0);
      keep(`${view.id}.some`, count !== undefined && count > 0);
      keep(`${view.id}.filtered`, state.options(view).filter !== '');
    }
  };
  update();
  const following = [store.onDidChange(update), state.onDidChange(update)];
  return {
    dispose: () => {
      for (const one of following) {
        one.dispose();
      }
    },
  };
}
