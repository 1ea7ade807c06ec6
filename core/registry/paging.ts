import { readJson, strings } from './json.ts';
import { nextLink } from './link.ts';
import type { RegistryClient } from './registryClient.ts';

export interface PagedRequest {
  /** Behind `/v2/`, without query. */
  readonly path: string;
  readonly scope: string;
  /** The member of the answer that is the list. */
  readonly member: 'tags' | 'repositories';
  /** How many to ask for at once; a registry may give fewer. */
  readonly pageSize: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The pages of a list, each asked for when the one before has been used up. Ends with the last
 * one, or when a server sends a link to where we have been, or a page that has nothing new.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-tags
 */
export async function* pages(
  client: RegistryClient,
  { path, scope, member, pageSize, signal }: PagedRequest,
): AsyncGenerator<readonly string[], void, void> {
  const seen = new Set<string>();
  const asked = new Set<string>();
  const base = client.addressOf('');
  let url: URL | undefined = client.addressOf(`${path}?n=${pageSize}`);
  while (url !== undefined && !asked.has(url.href)) {
    asked.add(url.href);
    const behind = url.href.slice(base.href.length);
    const answer = await client.send({ path: behind, scope, signal });
    const added = strings(readJson(answer.text)[member]).filter((item) => !seen.has(item));
    for (const item of added) seen.add(item);
    if (added.length === 0) return;
    yield added;
    url = nextLink(answer.headers.get('link') ?? '', url, base);
  }
}

/** Up to so many of a list, and whether that is all of it. */
export interface Listed {
  readonly items: readonly string[];
  readonly complete: boolean;
}

/** The first pages, until there are at least `most` items or no more pages. */
export async function firstPages(
  list: AsyncGenerator<readonly string[], void, void>,
  most: number,
): Promise<Listed> {
  const items: string[] = [];
  for await (const page of list) {
    items.push(...page);
    if (items.length >= most) return { items, complete: false };
  }
  return { items, complete: true };
}
