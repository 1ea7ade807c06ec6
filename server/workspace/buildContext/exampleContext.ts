import { posix } from 'node:path';
import type { BuildContext } from '../../model/buildContext.ts';
import type { DockerfileModel } from '../../model/model.ts';
import type { ExampleContext } from '../../rules/rule.ts';
import { contextSources } from '../../rules/support/contextSources.ts';
import type { FolderEntry } from '../ports.ts';
import { lookAtContext } from './buildContext.ts';
import { type Folder, folderOf, Look } from './folders.ts';

/** What a rule is given for an example with this build context. */
export function exampleContext(
  example: ExampleContext | undefined,
  model: DockerfileModel,
): BuildContext | undefined {
  if (example === undefined) return undefined;
  const place = { dockerfile: posix.join(ROOT, 'Dockerfile'), context: ROOT };
  const folders = { get: (path: string) => exampleFolder(example, path) };
  return lookAtContext(place, contextSources(model), new Look(folders));
}

const ROOT = '/context';
const IGNORE_FILE = '.dockerignore';

function exampleFolder({ files, ignore }: ExampleContext, folder: string): Folder {
  const entries = new Map<string, FolderEntry>();
  const paths = ignore === undefined ? files : [...files, IGNORE_FILE];
  for (const path of paths) {
    const way = posix.relative(folder, posix.join(ROOT, path));
    const [name = '', ...rest] = way.split('/');
    if (name !== '..') entries.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file' });
  }
  const texts = new Map<string, string>();
  if (folder === ROOT && ignore !== undefined) texts.set(IGNORE_FILE, ignore);
  return folderOf([...entries.values()], texts);
}
