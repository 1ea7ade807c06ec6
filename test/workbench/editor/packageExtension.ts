import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../../scripts/lib/paths.js';

const run = promisify(execFile);

/** Packages a folder that needs no build, such as a fixture, and returns the .vsix file. */
export async function packageExtension(folder: string): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'longshore-vsix-')), 'extension.vsix');
  const options = ['--no-dependencies', '--allow-missing-repository', '--skip-license'];
  await run(join(root, 'node_modules', '.bin', 'vsce'), ['package', ...options, '--out', file], {
    cwd: folder,
  });
  return file;
}
