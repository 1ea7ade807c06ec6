import { sizeText } from '../../text/bytes.ts';
import { type VolumeRow, volumeLabel } from '../../tree/volumeRows.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<VolumeRow, string>({
  id: 'longshore.volume.restore',
  title: 'Restore Volume from Archive…',
  on: 'volume',
  menu: '5_files@2',
  alone: true,
  steers: true,
  progress: 'Restoring',
  done: 'restored',

  async prepare({ ui }, [row]) {
    const chosen = await ui.openFrom({
      title: `Restore Volume ${volumeLabel(row?.name ?? '')}`,
      action: 'Restore',
      what: 'files',
      filters: { Archives: ['tar', 'gz', 'tgz', 'bz2', 'xz'], 'All Files': ['*'] },
    });
    return chosen?.[0];
  },

  confirm(snapshot, [row]) {
    const { name = '', users } = row ?? {};
    const names = users?.of(snapshot, name).map((user) => user.name) ?? [];
    return {
      message: `Restore the archive into volume ${volumeLabel(name)}?`,
      detail: [
        ...(names.length === 0
          ? []
          : [`It is used by ${names.join(', ')}, which may read files that are half written.`]),
        'Files of the same path are replaced; all others stay.',
      ].join(' '),
      action: 'Restore',
    };
  },

  async run({ engine, ui, signal, report }, { name }, path) {
    const { size, chunks } = await ui.readFile(path);
    const told = counted(chunks, (bytes) =>
      report(`${sizeText(bytes)} of ${sizeText(size)}`, size === 0 ? 0 : bytes / size),
    );
    await engine.volumes.restore(name, told, { signal });
  },
});

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  read: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    yield chunk;
    bytes += chunk.length;
    read(bytes);
  }
}
