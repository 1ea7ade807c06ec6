import {
  chmodSync,
  chownSync,
  lstatSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { isInside } from '../../lint/configuration/places.ts';

/** What is to be written, and where it may go. */
export interface Replacement {
  /** Absolute. */
  readonly path: string;
  /** What was read there. */
  readonly before: Buffer;
  readonly text: string;
  /** A link may not lead out of this folder, absolute. */
  readonly within: string;
}

/**
 * Writes a file anew, at once or not at all: mode and owner stay, and a link stays one. Answers with
 * why it did not; throws what the system throws.
 */
export function replaceFile({ path, before, text, within }: Replacement): string | undefined {
  const real = realpathSync(path);
  if (lstatSync(path).isSymbolicLink() && !isInside(real, realpathSync(within))) {
    return `it is a link that leads out of this folder, to ${real}`;
  }
  if (!readFileSync(real).equals(before)) return 'somebody else changed it meanwhile';
  const draft = `${real}.${process.pid}.longshore`;
  const stats = statSync(real);
  try {
    writeFileSync(draft, text, { flag: 'wx' });
    keepOwner(draft, stats);
    chmodSync(draft, stats.mode);
    renameSync(draft, real);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  return undefined;
}

/** Only root may give a file away; anybody else owns what he could write. */
function keepOwner(draft: string, { uid, gid }: Stats): void {
  const own = statSync(draft);
  if (own.uid === uid && own.gid === gid) return;
  try {
    chownSync(draft, uid, gid);
  } catch {
    // The text matters more.
  }
}
