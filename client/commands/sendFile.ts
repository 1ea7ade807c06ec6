import { sizeText } from '../text/bytes.ts';
import type { CommandUi, Report } from './command.ts';

/** The bytes of a file of this machine, telling how many have been taken. */
export async function sendFile(
  ui: CommandUi,
  path: string,
  report: Report,
): Promise<AsyncIterable<Uint8Array>> {
  const { size, chunks } = await ui.readFile(path);
  async function* counted(): AsyncGenerator<Uint8Array> {
    let sent = 0;
    for await (const chunk of chunks) {
      yield chunk;
      sent += chunk.length;
      report(`${sizeText(sent)} of ${sizeText(size)}`, size === 0 ? 1 : sent / size);
    }
  }
  return counted();
}

/** What an archive may be called. */
export const ARCHIVES = { Archives: ['tar', 'tar.gz', 'tgz', 'tar.bz2', 'tar.xz', 'tar.zst'] };
