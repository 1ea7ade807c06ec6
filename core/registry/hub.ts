import { RegistryError } from './errors.ts';
import type { Http } from './http.ts';
import { numberOf, readJson, records, textOf } from './json.ts';

/** A repository that Docker Hub's search found. */
export interface HubRepository {
  /** As image names have it: `node`, `bitnami/redis`. */
  readonly name: string;
  readonly description: string;
  readonly official: boolean;
  readonly stars: number;
  readonly pulls: number;
}

export interface HubTag {
  readonly name: string;
  /** Milliseconds since 1970; `undefined` where Hub doesn't tell. */
  readonly updatedAt: number | undefined;
  /** `sha256:…` of the index or manifest. */
  readonly digest: string | undefined;
  /** `linux/arm64/v8`, those for attestations left out. */
  readonly platforms: readonly string[];
  /** Bytes, compressed, of the largest platform. */
  readonly size: number | undefined;
}

/** A page of a longer list. */
export interface HubPage<T> {
  readonly items: readonly T[];
  readonly complete: boolean;
}

/** Most that Hub gives at once. */
const PAGE = 100;

/**
 * What Docker Hub tells beside what every registry does: what is popular and what is new.
 *
 * @see https://docs.docker.com/reference/api/hub/latest/
 */
export class Hub {
  readonly #http: Http;
  readonly #base: URL;

  constructor(http: Http, base: URL = new URL('https://hub.docker.com')) {
    this.#http = http;
    this.#base = base;
  }

  /** The best matches for a part of a name, in Hub's order: by how much they are used. */
  async search(text: string, signal?: AbortSignal): Promise<HubPage<HubRepository>> {
    const query = { query: text, page_size: '25' };
    const { results, next } = await this.#ask('/v2/search/repositories/', query, signal);
    const items = records(results).map((row) => ({
      name: textOf(row.repo_name).replace(/^library\//, ''),
      description: textOf(row.short_description),
      official: row.is_official === true,
      stars: numberOf(row.star_count) ?? 0,
      pulls: numberOf(row.pull_count) ?? 0,
    }));
    return { items: items.filter(({ name }) => name !== ''), complete: !next };
  }

  /**
   * The tags of `library/node` whose names hold `text`, those pushed last first: at most a hundred.
   */
  async tags(repository: string, text: string, signal?: AbortSignal): Promise<HubPage<HubTag>> {
    const [namespace = '', name = ''] = repository.split('/');
    const path = `/v2/namespaces/${namespace}/repositories/${name}/tags`;
    const query = {
      page_size: String(PAGE),
      ordering: 'last_updated',
      ...(text !== '' && { name: text }),
    };
    const { results, next } = await this.#ask(path, query, signal);
    const items = records(results)
      .map(readTag)
      .filter((tag) => tag.name !== '')
      .sort((a, b) => (b.updatedAt ?? 0) - (a.updatedAt ?? 0));
    return { items, complete: !next };
  }

  async #ask(
    path: string,
    query: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
  ): Promise<Readonly<Record<string, unknown>>> {
    const url = new URL(path, this.#base);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const headers = { Accept: 'application/json' };
    const { status, text } = await this.#http({ url, method: 'GET', headers, signal });
    if (status === 200) return readJson(text);
    if (status === 404) throw new RegistryError('notFound', 'Docker Hub has none', { status });
    const reason = status === 429 ? 'tooManyRequests' : 'serverError';
    throw new RegistryError(reason, `Docker Hub answered ${status}`, { status });
  }
}

function readTag(row: Readonly<Record<string, unknown>>): HubTag {
  const images = records(row.images).filter(({ os }) => os !== 'unknown');
  const updatedAt = Date.parse(textOf(row.tag_last_pushed) || textOf(row.last_updated));
  const sizes = images.map(({ size }) => numberOf(size) ?? 0);
  return {
    name: textOf(row.name),
    updatedAt: updatedAt > 0 ? updatedAt : undefined,
    digest: textOf(row.digest) || undefined,
    platforms: images.map(({ os, architecture, variant }) =>
      [textOf(os), textOf(architecture), textOf(variant)].filter((part) => part !== '').join('/'),
    ),
    size: sizes.length > 0 ? Math.max(...sizes) : undefined,
  };
}
