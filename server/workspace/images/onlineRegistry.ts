import { type ImageReference, parseReference, shortName } from '../../../core/reference.ts';
import { digestOf } from '../../../core/registry/digest.ts';
import { RegistryError } from '../../../core/registry/errors.ts';
import type { Http } from '../../../core/registry/http.ts';
import { Hub } from '../../../core/registry/hub.ts';
import { firstPages } from '../../../core/registry/paging.ts';
import { RegistryClient, registryAddress } from '../../../core/registry/registryClient.ts';
import { newestFirst } from '../../../core/registry/tagOrder.ts';
import { repositories, tags } from '../../../core/registry/tags.ts';
import { Tokens } from '../../../core/registry/token.ts';
import type { Clock, Found, FoundRepository, FoundTag, Registry } from '../ports.ts';
import { ExpiringCache } from './expiringCache.ts';

const HUB = 'docker.io';
const MINUTE = 60_000;
/** How long an answer is good for. */
const FRESH = 10 * MINUTE;
/** How long one that could not be reached is left alone. */
const PAUSE = MINUTE / 2;
const MOST_CLIENTS = 20;
const MOST_ANSWERS = 500;
const PAGE = 1000;
const MOST_TAGS = 10_000;
const MOST_REPOSITORIES = 2000;

/**
 * Registries asked over the network, without an account. Every answer is kept for some minutes; a
 * registry that can't be reached is left alone for half a minute. Never throws.
 */
export class OnlineRegistry implements Registry {
  readonly #http: Http;
  readonly #hub: Hub;
  readonly #tokens: Tokens;
  readonly #clients: ExpiringCache<RegistryClient>;
  readonly #answers: ExpiringCache<unknown>;
  readonly #silent: ExpiringCache<true>;

  constructor(http: Http, clock: Clock) {
    const now = () => clock.now();
    this.#http = http;
    this.#hub = new Hub(http);
    this.#tokens = new Tokens({ http, now });
    this.#clients = new ExpiringCache(now, MOST_CLIENTS);
    this.#answers = new ExpiringCache(now, MOST_ANSWERS);
    this.#silent = new ExpiringCache(now, MOST_ANSWERS);
  }

  async repositories(
    text: string,
    signal: AbortSignal,
  ): Promise<Found<FoundRepository> | undefined> {
    const slash = text.indexOf('/');
    const registry = slash < 0 ? HUB : parseReference(`${text.slice(0, slash)}/x`)?.registry;
    if (registry === undefined) return undefined;
    if (registry === HUB) return this.#searchHub(text, signal);
    return this.#ask(registry, `${registry} repositories`, () => this.#catalog(registry, signal));
  }

  async tags(
    repository: string,
    text: string,
    signal: AbortSignal,
  ): Promise<Found<FoundTag> | undefined> {
    const reference = parseReference(repository);
    if (reference === undefined) return undefined;
    if (reference.registry === HUB) return this.#hubTags(reference.repository, text, signal);
    const { registry, repository: path } = reference;
    return this.#ask(registry, `${registry}/${path} tags`, async () => {
      const list = tags(this.#client(registry), path, { pageSize: PAGE, signal });
      const { items, complete } = await firstPages(list, MOST_TAGS);
      return { items: newestFirst(items).map(bareTag), complete };
    });
  }

  async digest(reference: string, signal: AbortSignal): Promise<string | undefined> {
    const parsed = parseReference(reference);
    if (parsed === undefined || parsed.digest !== undefined) return parsed?.digest;
    const { registry, repository, tag = 'latest' } = parsed;
    return this.#ask(registry, `${registry}/${repository}:${tag} digest`, () =>
      digestOf(this.#client(registry), repository, tag, signal),
    );
  }

  /** The names begin as `text` does, with Docker Hub's own name where that is written. */
  #searchHub(text: string, signal: AbortSignal): Promise<Found<FoundRepository> | undefined> {
    const [host = ''] = /^(?:index\.)?docker\.io\/(?:library\/)?/.exec(text) ?? [];
    const part = text.slice(host.length);
    if (part === '') return Promise.resolve(undefined);
    return this.#ask(HUB, `search ${text}`, async () => {
      const { items, complete } = await this.#hub.search(part, signal);
      return {
        items: items.map(({ name, description, official, pulls }) => ({
          name: host + name,
          description: description.replace(/\s+/g, ' ').trim(),
          official,
          pulls,
        })),
        complete,
      };
    });
  }

  async #catalog(registry: string, signal: AbortSignal): Promise<Found<FoundRepository>> {
    const list = repositories(this.#client(registry), { pageSize: PAGE, signal });
    const { items, complete } = await firstPages(list, MOST_REPOSITORIES);
    const found = [...items].sort().map((repository) => ({
      name: nameOf({ registry, repository }),
      description: '',
      official: false,
      pulls: undefined,
    }));
    return { items: found, complete };
  }

  /** All tags where they fit one page; else those that hold `text`. */
  async #hubTags(
    repository: string,
    text: string,
    signal: AbortSignal,
  ): Promise<Found<FoundTag> | undefined> {
    const ask = (part: string) =>
      this.#ask(HUB, `${repository} tags ${part}`, () => this.#hub.tags(repository, part, signal));
    const newest = await ask('');
    if (text === '' || newest === undefined || newest.complete) return newest;
    return (await ask(text)) ?? newest;
  }

  #client(registry: string): RegistryClient {
    const base = registryAddress(registry);
    const known = this.#clients.get(registry);
    const client = known ?? new RegistryClient({ base, http: this.#http, tokens: this.#tokens });
    this.#clients.set(registry, client, FRESH);
    return client;
  }

  async #ask<T>(registry: string, key: string, ask: () => Promise<T>): Promise<T | undefined> {
    const known = this.#answers.get(key);
    // What a key stands for is always of one type: it names the method.
    if (known !== undefined) return known as T;
    if (this.#silent.get(key) || this.#silent.get(registry)) return undefined;
    try {
      const answer = await ask();
      this.#answers.set(key, answer, FRESH);
      return answer;
    } catch (error) {
      if (!RegistryError.is(error)) throw error;
      if (RegistryError.is(error, 'cancelled')) return undefined;
      const isAway = RegistryError.is(error, 'unreachable', 'timedOut', 'tooManyRequests');
      this.#silent.set(isAway ? registry : key, true, isAway ? PAUSE : FRESH);
      return undefined;
    }
  }
}

function bareTag(name: string): FoundTag {
  return { name, updatedAt: undefined, platforms: [], size: undefined };
}

function nameOf({ registry, repository }: Pick<ImageReference, 'registry' | 'repository'>): string {
  return shortName({ registry, repository, tag: undefined, digest: undefined });
}
