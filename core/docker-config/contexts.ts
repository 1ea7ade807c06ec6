import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isObject, parseObject } from './configFile.ts';
import type { ConfigFiles } from './files.ts';

/** A context of the `docker` command, as far as it says where an Engine is. */
export interface DockerContext {
  readonly name: string;
  readonly description?: string;
  /** `unix://…`, `tcp://…`, `ssh://…`; `undefined` when the context has no Docker endpoint. */
  readonly host?: string;
  /** Whether the server's certificate is taken as it comes. */
  readonly skipTlsVerify: boolean;
  /** `undefined` when the context brings no TLS files. */
  readonly tls?: TlsFiles;
}

/** PEM texts; `key` is a secret. */
export interface TlsFiles {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** Stands for the environment and the default socket; it has no files. */
export const DEFAULT_CONTEXT = 'default';

/**
 * Reads one context by name; `undefined` when there is none. The folder's name is the SHA-256 of
 * the context's.
 *
 * @see https://docs.docker.com/engine/manage-resources/contexts/
 */
export async function readContext(
  files: ConfigFiles,
  folder: string,
  name: string,
): Promise<DockerContext | undefined> {
  return readStored(files, folder, createHash('sha256').update(name).digest('hex'));
}

/** All stored contexts, by name; those whose metadata cannot be read are left out. */
export async function listContexts(
  files: ConfigFiles,
  folder: string,
): Promise<readonly DockerContext[]> {
  const ids = await files.list(join(folder, 'contexts', 'meta'));
  const contexts = await Promise.all(ids.map((id) => readStored(files, folder, id)));
  return contexts
    .filter((context) => context !== undefined)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** `ca.pem`, `cert.pem` and `key.pem` of a folder; `undefined` when there is none of them. */
export async function readTlsFiles(
  files: ConfigFiles,
  folder: string,
): Promise<TlsFiles | undefined> {
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map((name) => files.read(join(folder, name))),
  );
  if (ca === undefined && cert === undefined && key === undefined) {
    return undefined;
  }
  return {
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
  };
}

async function readStored(
  files: ConfigFiles,
  folder: string,
  id: string,
): Promise<DockerContext | undefined> {
  const text = await files.read(join(folder, 'contexts', 'meta', id, 'meta.json'));
  const meta = text === undefined ? undefined : parseObject(text);
  if (typeof meta?.Name !== 'string') {
    return undefined;
  }
  const description = isObject(meta.Metadata) ? meta.Metadata.Description : undefined;
  const endpoints = isObject(meta.Endpoints) ? meta.Endpoints : {};
  const docker = isObject(endpoints.docker) ? endpoints.docker : {};
  const tls = await readTlsFiles(files, join(folder, 'contexts', 'tls', id, 'docker'));
  return {
    name: meta.Name,
    ...(typeof description === 'string' && { description }),
    ...(typeof docker.Host === 'string' && docker.Host !== '' && { host: docker.Host }),
    skipTlsVerify: docker.SkipTLSVerify === true,
    ...(tls !== undefined && { tls }),
  };
}
