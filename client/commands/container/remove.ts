import type { Snapshot } from '../../engine/store.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<string>({
  id: 'longshore.container.remove',
  title: 'Remove Container…',
  icon: 'trash',
  on: 'container',
  menu: '9_end@1',
  key: { key: 'delete', mac: 'cmd+backspace', view: 'longshore.containers' },
  steers: true,
  progress: 'Removing',
  done: 'removed',

  confirm(snapshot, ids) {
    const live = ids.filter((id) => isLive(snapshot, id));
    const names = ids.map((id) => snapshot.containers?.get(id)?.name ?? id.slice(0, 12));
    return {
      message:
        names.length === 1 ? `Remove container ${names[0]}?` : `Remove ${names.length} containers?`,
      detail: [
        ...(names.length === 1 ? [] : [`${names.join(', ')}.`]),
        ...(live.length === 0 ? [] : [killed(live.length, names.length)]),
        'What was written inside, outside of volumes, is lost.',
      ].join(' '),
      action: live.length === 0 ? 'Remove' : 'Kill and Remove',
    };
  },

  run: ({ engine, snapshot, signal }, id) =>
    engine.containers.remove(id, { force: isLive(snapshot, id), volumes: false }, { signal }),
});

/** Whether it has processes that removal would have to kill. */
function isLive(snapshot: Snapshot, id: string): boolean {
  const state = snapshot.containers?.get(id)?.state;
  return state === 'running' || state === 'paused' || state === 'restarting';
}

function killed(live: number, all: number): string {
  if (all === 1) {
    return 'It is running and will be killed first.';
  }
  return live === all
    ? 'They are running and will be killed first.'
    : `${live} of them ${live === 1 ? 'is' : 'are'} running and will be killed first.`;
}
