import { dirname, join, resolve } from 'node:path';
import type { Position } from '../../syntax/lineMap.ts';
import type { ConfigFiles, FoundFile } from './configFiles.ts';
import { readEnvironment } from './environment.ts';
import type { ConfigLayer } from './layer.ts';
import { type MergedConfig, mergeLayers } from './merge.ts';
import {
  foldersUpwards,
  hadolintPlaces,
  isInside,
  kindOfFile,
  LONGSHORE_NAMES,
  type Machine,
} from './places.ts';
import type { ConfigProblem } from './problems.ts';

/** Whose configuration is wanted, and what is known besides files. */
export interface ConfigRequest {
  /** The Dockerfile, absolute; it needs not exist. `undefined`: standard input, an unsaved text. */
  readonly dockerfile: string | undefined;
  /** The working directory or the workspace folder, absolute; `undefined`: no folder is open. */
  readonly workingFolder: string | undefined;
  /** The last folder where a `longshore.yaml` counts; without it, the repository's root. */
  readonly root?: string;
  /**
   * `find` (unless told): files are looked for. `none`: no file counts. A path, absolute: that file
   * alone, ours or hadolint's by its name, and a problem if it isn't there.
   */
  readonly files?: 'find' | 'none' | { readonly path: string };
  /** An editor's settings; paths in them are relative to the working folder. */
  readonly settings?: ConfigLayer;
  /** What the command line's flags say. */
  readonly flags?: ConfigLayer;
  readonly signal?: AbortSignal;
}

export interface LoadedConfig extends MergedConfig {
  /** What is wrong, source by source. All that is right holds nevertheless. */
  readonly problems: readonly LocatedProblem[];
  /** The files that count, absolute, the weakest first. */
  readonly files: readonly string[];
}

export interface LocatedProblem {
  /** Absolute path of a file, or the name of an environment variable. */
  readonly file: string;
  readonly problem: ConfigProblem;
  /** Where `problem` begins. */
  readonly position: Position;
  /** Where it ends. */
  readonly end: Position;
}

/**
 * The configuration for a Dockerfile, merged from all its sources: the environment, hadolint's file
 * where hadolint finds it, the `longshore.yaml` nearest above the Dockerfile, settings, flags (see
 * `mergeLayers` for who wins). `files` reads each file once and is kept between calls; drop what
 * changed there. Rejects only with the signal's reason: a file that can't be read or understood is
 * a problem.
 */
export async function loadConfig(
  files: ConfigFiles,
  machine: Machine,
  request: ConfigRequest,
): Promise<LoadedConfig> {
  const environment = readEnvironment(machine.environment);
  const found = await findFiles(files, machine, request);
  request.signal?.throwIfAborted();
  const layers = [
    environment.layer,
    ...found.map(({ path, layer }) => within(dirname(path), layer)),
    ...(request.settings ? [within(request.workingFolder, request.settings)] : []),
    ...(request.flags ? [request.flags] : []),
  ];
  return {
    ...mergeLayers(layers, files.rules),
    problems: [
      ...environment.problems.map(({ variable, message }) => ({
        file: variable,
        problem: { start: 0, end: 0, severity: 'warning', message } as const,
        position: START,
        end: START,
      })),
      ...found.flatMap(({ path, lines, problems }) =>
        problems.map((problem) => ({
          file: path,
          problem,
          position: lines.positionAt(problem.start),
          end: lines.positionAt(problem.end),
        })),
      ),
    ],
    files: found.map(({ path }) => path),
  };
}

async function findFiles(
  files: ConfigFiles,
  machine: Machine,
  request: ConfigRequest,
): Promise<readonly FoundFile[]> {
  const { files: wanted = 'find', workingFolder, dockerfile, signal } = request;
  if (wanted === 'none') return [];
  if (wanted !== 'find') {
    return [await files.need(wanted.path, kindOfFile(wanted.path) ?? 'hadolint')];
  }
  const hadolint = await files.first(hadolintPlaces(workingFolder, machine), 'hadolint', signal);
  const folder = dockerfile === undefined ? workingFolder : dirname(dockerfile);
  const own = folder === undefined ? undefined : await findOurs(files, folder, request);
  return [hadolint, own].filter((one) => one !== undefined);
}

/** The nearest of our files from `folder` upwards. */
async function findOurs(
  files: ConfigFiles,
  folder: string,
  { root, signal }: ConfigRequest,
): Promise<FoundFile | undefined> {
  const last = root !== undefined && isInside(folder, root) ? root : undefined;
  for (const at of foldersUpwards(folder, last)) {
    const paths = LONGSHORE_NAMES.map((name) => join(at, name));
    const found = await files.first(paths, 'longshore', signal);
    if (found) return found;
    if (last === undefined && (await files.exists(join(at, '.git')))) return undefined;
    signal?.throwIfAborted();
  }
  return undefined;
}

const START: Position = { line: 0, character: 0 };

/** `layer` with its paths relative to `folder`; without one they say nothing. */
function within(folder: string | undefined, layer: ConfigLayer): ConfigLayer {
  if (folder === undefined) return { ...layer, exclude: [], context: undefined };
  return {
    ...layer,
    exclude: layer.exclude.map(({ glob }) => ({ glob, folder })),
    context: layer.context === undefined ? undefined : resolve(folder, layer.context),
  };
}
