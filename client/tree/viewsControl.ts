import type { ViewsControl } from '../commands/command.ts';
import type { TreeAdapter } from './adapter.ts';
import type { ViewState } from './viewState.ts';

/** What commands may do with the views. */
export function viewsControl(views: readonly TreeAdapter[], state: ViewState): ViewsControl {
  const definitionOf = (viewId: string) => {
    const view = views.find(({ definition }) => definition.id === viewId);
    if (view === undefined) {
      throw new Error(`there is no view "${viewId}"`);
    }
    return view.definition;
  };
  return {
    reload: (node) => {
      for (const view of views) {
        view.reload(node);
      }
    },
    toggleRevealed: (node) => {
      for (const view of views) {
        view.toggleRevealed(node);
      }
    },
    choices: (viewId) => definitionOf(viewId).choices,
    options: (viewId) => state.options(definitionOf(viewId)),
    noteSizes: (viewId, sizes) => state.noteSizes(viewId, sizes),
    change: (viewId, change) => state.change(viewId, change),
  };
}
