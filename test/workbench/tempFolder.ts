import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of its own for each test of a `describe`, gone behind it. */
export function useTempFolder(): TempFolder {
  const folder = new TempFolder();
  beforeEach(() => folder.make());
  afterEach(() => folder.remove());
  return folder;
}

export class TempFolder {
  #path = '';

  /** Absolute, without links. */
  get path(): string {
    return this.#path;
  }

  make(): void {
    this.#path = realpathSync(mkdtempSync(join(tmpdir(), 'longshore-test-')));
  }

  remove(): void {
    rmSync(this.#path, { recursive: true });
  }

  /** The absolute path of `way`, which is relative to the folder. */
  at(way: string): string {
    return join(this.#path, way);
  }

  read(way: string): string {
    return readFileSync(this.at(way), 'utf8');
  }

  /** Writes files, with their folders. */
  write(files: Readonly<Record<string, string>>): void {
    for (const [way, text] of Object.entries(files)) {
      mkdirSync(dirname(this.at(way)), { recursive: true });
      writeFileSync(this.at(way), text);
    }
  }
}
