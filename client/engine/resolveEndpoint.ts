import { join } from 'node:path';
import {
  type DockerConfig,
  dockerConfigFolder,
  readDockerConfig,
} from '../../core/docker-config/configFile.ts';
import { DEFAULT_CONTEXT, readContext, readTlsFiles } from '../../core/docker-config/contexts.ts';
import type { ConfigFiles } from '../../core/docker-config/files.ts';
import {
  type Endpoint,
  type EndpointResult,
  parseHost,
  type SocketEndpoint,
  type TlsOptions,
} from './endpoint.ts';
import { EngineError } from './errors.ts';

/** What the user set in the editor; both empty follows the environment. `host` wins. */
export interface EndpointSettings {
  /** As in `DOCKER_HOST`. */
  readonly host?: string;
  /** A Docker context's name. */
  readonly context?: string;
}

/** The machine around us, passed in. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly platform: NodeJS.Platform;
  readonly files: ConfigFiles;
  exists(path: string): Promise<boolean>;
}

/**
 * Finds the Engine, in the `docker` command's order with our settings in front:
 *
 * 1. the setting `host`,
 * 2. the setting `context`,
 * 3. `DOCKER_HOST`,
 * 4. `DOCKER_CONTEXT`,
 * 5. `currentContext` of config.json,
 * 6. the default socket: `/var/run/docker.sock`; where it does not exist, the rootless Engine's
 *    `$XDG_RUNTIME_DIR/docker.sock`, else Docker Desktop's `~/.docker/run/docker.sock`; a named
 *    pipe on Windows.
 *
 * `DOCKER_TLS_VERIFY`, `DOCKER_TLS` and `DOCKER_CERT_PATH` apply to 1 and 3; a context brings its
 * own TLS files. Never rejects.
 *
 * @see https://docs.docker.com/reference/cli/docker/#environment-variables
 */
export async function resolveEndpoint(
  settings: EndpointSettings,
  around: Surroundings,
): Promise<EndpointResult> {
  const folder = dockerConfigFolder(around.env, around.home);
  try {
    const host = settings.host?.trim();
    if (host) {
      return parseHost(host, { source: 'setting' }, await environmentTls(around, folder));
    }
    if (settings.context) {
      return await contextEndpoint(settings.context, around, folder);
    }
    if (around.env.DOCKER_HOST) {
      const tls = await environmentTls(around, folder);
      return parseHost(around.env.DOCKER_HOST, { source: 'environment' }, tls);
    }
    const config: DockerConfig = around.env.DOCKER_CONTEXT
      ? { currentContext: around.env.DOCKER_CONTEXT }
      : await readDockerConfig(around.files, folder);
    return await contextEndpoint(config.currentContext ?? DEFAULT_CONTEXT, around, folder);
  } catch (cause) {
    return { problem: unreadable(cause, folder) };
  }
}

async function contextEndpoint(
  name: string,
  around: Surroundings,
  folder: string,
): Promise<EndpointResult> {
  if (name === DEFAULT_CONTEXT) {
    return { endpoint: await defaultEndpoint(around) };
  }
  const context = await readContext(around.files, folder, name);
  if (context === undefined) {
    const message = `The Docker context "${name}" does not exist; choose another one with "docker context use"`;
    return { problem: new EngineError('notFound', message) };
  }
  if (context.host === undefined) {
    const message = `The Docker context "${name}" names no Docker host; choose another one`;
    return { problem: new EngineError('notFound', message) };
  }
  const tls = context.tls && { ...context.tls, verify: !context.skipTlsVerify };
  return parseHost(context.host, { source: 'context', context: name }, tls);
}

async function defaultEndpoint(around: Surroundings): Promise<Endpoint> {
  if (around.platform === 'win32') {
    return socket('npipe', '//./pipe/docker_engine');
  }
  const rootful = '/var/run/docker.sock';
  const runtime = around.env.XDG_RUNTIME_DIR;
  const others = [
    ...(runtime ? [join(runtime, 'docker.sock')] : []),
    join(around.home, '.docker', 'run', 'docker.sock'),
  ];
  for (const path of [rootful, ...others]) {
    if (await around.exists(path)) {
      return socket('unix', path);
    }
  }
  return socket('unix', rootful);
}

function socket(scheme: 'unix' | 'npipe', path: string): SocketEndpoint {
  return { kind: 'socket', path, address: `${scheme}://${path}`, source: 'default' };
}

/** What the `docker` command makes of its TLS variables; `undefined` for plain HTTP. */
async function environmentTls(
  around: Surroundings,
  folder: string,
): Promise<TlsOptions | undefined> {
  const { DOCKER_TLS_VERIFY, DOCKER_TLS, DOCKER_CERT_PATH } = around.env;
  if (!DOCKER_TLS_VERIFY && !DOCKER_TLS) {
    return undefined;
  }
  const files = await readTlsFiles(around.files, DOCKER_CERT_PATH || folder);
  return { ...files, verify: Boolean(DOCKER_TLS_VERIFY) };
}

function unreadable(cause: unknown, folder: string): EngineError {
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  const message = `The Docker configuration under ${folder} cannot be read${code}; check the permissions of its files`;
  return new EngineError('denied', message, { cause });
}
