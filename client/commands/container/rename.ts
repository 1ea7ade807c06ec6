import { containerNameProblem } from '../../engine/containers/name.ts';
import type { Snapshot } from '../../engine/store.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<string, string>({
  id: 'longshore.container.rename',
  title: 'Rename Container…',
  icon: 'edit',
  on: 'container',
  menu: '4_change@1',
  key: { key: 'f2', view: 'longshore.containers' },
  alone: true,
  steers: true,
  progress: 'Renaming',
  done: 'renamed',
  async prepare({ ui, snapshot }, [id = '']) {
    const now = snapshot.containers?.get(id)?.name ?? '';
    const name = await ui.input({
      title: `Rename ${now}`,
      prompt: 'The new name',
      value: now,
      validate: (value) =>
        value === now ? undefined : (containerNameProblem(value) ?? takenBy(snapshot, value)),
    });
    return name === now ? undefined : name;
  },
  run: ({ engine, signal }, id, name) => engine.containers.rename(id, name, { signal }),
});

function takenBy({ containers }: Snapshot, name: string): string | undefined {
  const taken = [...(containers?.values() ?? [])].some((one) => one.name === name);
  return taken ? `There is another container with the name "${name}"` : undefined;
}
