import { pages } from './paging.ts';
import type { RegistryClient } from './registryClient.ts';

export interface ListOptions {
  /** A page at once. */
  readonly pageSize: number;
  readonly signal?: AbortSignal | undefined;
}

/** The tags of a repository, page by page, in the registry's order, which is mostly the alphabet's. */
export function tags(
  client: RegistryClient,
  repository: string,
  { pageSize, signal }: ListOptions,
): AsyncGenerator<readonly string[], void, void> {
  return pages(client, {
    path: `${repository}/tags/list`,
    scope: `repository:${repository}:pull`,
    member: 'tags',
    pageSize,
    signal,
  });
}

/** The repositories of a registry, page by page. Most that are open to everybody refuse. */
export function repositories(
  client: RegistryClient,
  { pageSize, signal }: ListOptions,
): AsyncGenerator<readonly string[], void, void> {
  return pages(client, {
    path: '_catalog',
    scope: 'registry:catalog:*',
    member: 'repositories',
    pageSize,
    signal,
  });
}
