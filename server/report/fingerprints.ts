import { createHash } from 'node:crypto';
import { portablePath } from './portablePath.ts';
import type { FileReport, ReportedFinding } from './report.ts';

/**
 * A name for each finding that stays the same when lines above it come and go: a hash of file, code
 * and message, and of how many of the same stand before it in the file.
 */
export class Fingerprints {
  readonly #seen = new Map<string, number>();

  /** To be asked once for each finding, in order. */
  of({ file }: FileReport, { code, message }: ReportedFinding): string {
    const key = [portablePath(file), code, message].join('\0');
    const before = this.#seen.get(key) ?? 0;
    this.#seen.set(key, before + 1);
    return createHash('sha1').update(`${key}\0${before}`).digest('hex');
  }
}
