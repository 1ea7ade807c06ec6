import type { Snapshot } from '../../engine/store.ts';
import { OWN_ENGINE } from '../../engine-host/engines.ts';
import { UNREACHABLE } from '../../engine-host/explain.ts';
import type { NodeKind } from '../node.ts';

/** The top row of one Engine where several are open; its target is the Engine's id. */
export const node: NodeKind<string> = {
  kind: 'engine',
  plural: 'Engines',
  source: 'containers',
  id: (target) => `engine:${target}`,
  all: () => [],
  item(snapshot, target) {
    const label = target === OWN_ENGINE ? 'This window' : target;
    const state = stateText(snapshot);
    return {
      label,
      description: state,
      icon: icon(snapshot),
      accessibilityLabel: `${label}, Docker Engine, ${state}`,
      flags: target === OWN_ENGINE ? ['own'] : ['beside'],
      collapsible: 'expanded',
    };
  },
  // The view that shows it gives it its own roots.
  children: () => [],
};

function stateText({ state }: Snapshot): string {
  switch (state.kind) {
    case 'idle':
      return '';
    case 'connecting':
      return 'connecting…';
    case 'connected':
      return state.version.version;
    case 'unreachable': {
      const known: Readonly<Record<string, { readonly what: string } | undefined>> = UNREACHABLE;
      return known[state.error.reason]?.what ?? state.error.message;
    }
  }
}

function icon({ state }: Snapshot) {
  return state.kind === 'unreachable'
    ? { codicon: 'debug-disconnect', color: 'list.errorForeground' }
    : { codicon: 'server' };
}
