import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';

/** Packages a folder that needs no build, such as a fixture, and returns the .vsix file. */
export async function packageExtension(folder: string): Promise<string> {
  const packagePath = join(mkdtempSync(join(tmpdir(), 'longshore-vsix-')), 'extension.vsix');
  await createVSIX({
    cwd: folder,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
  });
  return packagePath;
}
