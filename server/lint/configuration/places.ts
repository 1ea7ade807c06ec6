import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { ConfigKind } from './configFile.ts';
import type { Environment } from './environment.ts';

/** The machine, as far as it says where configuration may be. */
export interface Machine {
  readonly environment: Environment;
  /** The user's folder, absolute. */
  readonly home: string;
  readonly platform: NodeJS.Platform;
}

/** The names of our own file, the first one found counts. */
export const LONGSHORE_NAMES: readonly string[] = ['longshore.yaml', 'longshore.yml'];

const HADOLINT_NAMES: readonly string[] = ['.hadolint.yaml', '.hadolint.yml'];

/** The kind of configuration file that `path` is by its name; `undefined`: none. */
export function kindOfFile(path: string): ConfigKind | undefined {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  if (LONGSHORE_NAMES.includes(name)) return 'longshore';
  return HADOLINT_NAMES.includes(name) ? 'hadolint' : undefined;
}

/**
 * Where hadolint looks for its file, the first one found counts. It searches neither the
 * Dockerfile's folder nor the folders above.
 *
 * @see https://github.com/hadolint/hadolint#configure
 */
export function hadolintPlaces(
  workingFolder: string | undefined,
  { environment, home, platform }: Machine,
): readonly string[] {
  const standard = platform === 'win32' ? environment.APPDATA : undefined;
  const settings = environment.XDG_CONFIG_HOME || standard || join(home, '.config');
  const names = (folder: string, ...stems: readonly string[]) =>
    stems.flatMap((stem) => [join(folder, `${stem}.yaml`), join(folder, `${stem}.yml`)]);
  return [
    ...(workingFolder === undefined ? [] : names(workingFolder, '.hadolint')),
    ...names(settings, 'hadolint'),
    ...names(join(home, '.hadolint'), 'hadolint', 'config'),
    ...names(home, '.hadolint'),
  ];
}

/** `folder` and those above it, up to `last`, which is one of them; without it, all of them. */
export function foldersUpwards(folder: string, last: string | undefined): readonly string[] {
  const folders = [folder];
  for (let at = folder; last === undefined || relative(last, at) !== ''; ) {
    const above = dirname(at);
    if (above === at) break;
    folders.push(above);
    at = above;
  }
  return folders;
}

/** Whether `path` is `folder` or lies below it; both absolute. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
