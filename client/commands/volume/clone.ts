import { sizeText } from '../../text/bytes.ts';
import { type VolumeRow, volumeLabel } from '../../tree/volumeRows.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { volumeNameProblem } from '../volumeName.ts';

export const command = defineCommand<VolumeRow, string>({
  id: 'longshore.volume.clone',
  title: 'Clone Volume…',
  on: 'volume',
  menu: '5_files@3',
  alone: true,
  steers: true,
  progress: 'Cloning',
  done: 'cloned',
  async prepare({ ui, snapshot }, [row]) {
    const existing = [...(snapshot.volumes?.values() ?? [])];
    const label = volumeLabel(row?.name ?? '');
    return ui.input({
      title: `Clone Volume ${label}`,
      prompt: 'The name of the new volume, which gets all files',
      value: `${label.replace('…', '')}-copy`,
      validate: (value) => volumeNameProblem(existing, value),
    });
  },
  run: clone,
});

/**
 * Options are left behind: they may name the very place where the first volume's files are. So are
 * labels, which say whose the first one is.
 */
async function clone(
  { engine, snapshot, signal, report }: CommandContext,
  { name }: VolumeRow,
  to: string,
): Promise<void> {
  const driver = snapshot.volumes?.get(name)?.driver ?? 'local';
  await engine.volumes.create({ name: to, driver }, { signal });
  try {
    await engine.volumes.copy(name, to, (bytes) => report(sizeText(bytes)), { signal });
  } catch (error) {
    // Half of a copy looks like a whole one.
    await engine.volumes.remove(to, { force: false });
    throw error;
  }
}
