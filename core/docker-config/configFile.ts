import { join } from 'node:path';
import type { ConfigFiles } from './files.ts';

/** What we use of `config.json`; everything else in it belongs to the `docker` command. */
export interface DockerConfig {
  /** The name chosen with `docker context use`; `undefined` for the default. */
  readonly currentContext?: string;
}

/** Where the command line keeps its files: `DOCKER_CONFIG`, else `.docker` in the home folder. */
export function dockerConfigFolder(
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  return env.DOCKER_CONFIG || join(home, '.docker');
}

/**
 * Reads `config.json`. A missing or malformed file is an empty configuration, as it is for the
 * command line, which only warns.
 *
 * @see https://docs.docker.com/reference/cli/docker/#docker-cli-configuration-file-configjson-properties
 */
export async function readDockerConfig(files: ConfigFiles, folder: string): Promise<DockerConfig> {
  const text = await files.read(join(folder, 'config.json'));
  const config = text === undefined ? undefined : parseObject(text);
  const currentContext = config?.currentContext;
  return typeof currentContext === 'string' && currentContext !== '' ? { currentContext } : {};
}

/** The object a JSON text stands for; `undefined` when it is malformed or something else. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether `value` is an object with members, so neither an array nor null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
