import { RegistryError } from './errors.ts';
import type { RegistryClient } from './registryClient.ts';

/** Every kind of manifest that a tag may stand for; a registry converts when one is left out. */
const MANIFESTS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/**
 * The digest that `tag` stands for now: of the index when there is one for several platforms.
 * Throws a `RegistryError`, `badAnswer` when the registry doesn't tell.
 */
export async function digestOf(
  client: RegistryClient,
  repository: string,
  tag: string,
  signal?: AbortSignal,
): Promise<string> {
  const answer = await client.send({
    path: `${repository}/manifests/${tag}`,
    method: 'HEAD',
    accept: MANIFESTS,
    scope: `repository:${repository}:pull`,
    signal,
  });
  const digest = answer.headers.get('docker-content-digest');
  if (digest === undefined || !/^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[\w=-]+$/.test(digest)) {
    throw new RegistryError('badAnswer', 'The registry does not tell the digest');
  }
  return digest;
}
