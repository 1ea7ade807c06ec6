import { CancellationTokenSource, type Connection } from 'vscode-languageserver';
import {
  IMAGE_DETAILS,
  type ImageDetails,
  type ImageDetailsParams,
  type ImageDetailsResult,
} from '../../core/protocol.ts';
import type { Clock } from '../workspace/ports.ts';
import type { Client } from './client.ts';

/** Nobody waits longer for what is only a part of an answer. */
const PATIENCE = 1500;

/** Asks the editor's side what it knows of an image. Never rejects: `undefined` where it is silent. */
export function imageDetailsFrom(
  connection: Connection,
  client: Client,
  clock: Clock,
): (reference: string, signal: AbortSignal) => Promise<ImageDetails | undefined> {
  return async (reference, signal) => {
    if (!client.answers.has(IMAGE_DETAILS) || signal.aborted) return undefined;
    const source = new CancellationTokenSource();
    const cancel = () => source.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    let giveUp = (): void => {};
    const impatient = new Promise<null>((resolve) => {
      giveUp = clock.after(PATIENCE, () => resolve(null));
    });
    try {
      const params: ImageDetailsParams = { reference };
      const asked = connection.sendRequest<ImageDetailsResult>(IMAGE_DETAILS, params, source.token);
      return (await Promise.race([asked.catch(() => null), impatient])) ?? undefined;
    } finally {
      giveUp();
      cancel();
      signal.removeEventListener('abort', cancel);
    }
  };
}
