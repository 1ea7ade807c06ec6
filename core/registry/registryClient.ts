import { type BearerChallenge, bearerChallenge, parseChallenges } from './challenge.ts';
import { RegistryError } from './errors.ts';
import type { Http, HttpAnswer } from './http.ts';
import type { Tokens } from './token.ts';

/** What a client of one registry is made of. */
export interface RegistryClientParts {
  /** The address in front of `/v2/`; see `registryAddress`. */
  readonly base: URL;
  readonly http: Http;
  readonly tokens: Tokens;
}

export interface RegistryRequest {
  /** Behind `/v2/`, with its query: `library/node/tags/list?n=100`. */
  readonly path: string;
  readonly method?: 'GET' | 'HEAD';
  readonly accept?: string;
  /** What is needed, for registries whose challenge does not say: `repository:a/b:pull`. */
  readonly scope: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks one registry by the distribution specification, with tokens where it wants them. Throws
 * `RegistryError` for everything but success.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 */
export class RegistryClient {
  readonly #parts: RegistryClientParts;
  /** What the registry asked for last, by scope: most ask for the same again. */
  readonly #challenges = new Map<string, BearerChallenge>();

  constructor(parts: RegistryClientParts) {
    this.#parts = parts;
  }

  /** The address that `path` behind `/v2/` has. */
  addressOf(path: string): URL {
    const { base } = this.#parts;
    return new URL(`${base.pathname.replace(/\/+$/, '')}/v2/${path}`, base);
  }

  async send(request: RegistryRequest): Promise<HttpAnswer> {
    const { tokens } = this.#parts;
    const { scope, signal } = request;
    const known = this.#challenges.get(scope);
    const answer = await this.#once(request, known && tokens.held(known));
    if (answer.status !== 401) return this.#checked(answer);
    const challenge = this.#challengeOf(answer, scope);
    if (known !== undefined) tokens.drop(challenge);
    this.#challenges.set(scope, challenge);
    const token = await tokens.get(challenge, signal);
    return this.#checked(await this.#once(request, token));
  }

  #once(request: RegistryRequest, token: string | undefined): Promise<HttpAnswer> {
    const { path, method = 'GET', accept = 'application/json', signal } = request;
    const headers = {
      Accept: accept,
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    };
    return this.#parts.http({ url: this.addressOf(path), method, headers, signal });
  }

  #challengeOf({ headers }: HttpAnswer, scope: string): BearerChallenge {
    const { base } = this.#parts;
    const challenge = bearerChallenge(parseChallenges(headers.get('www-authenticate') ?? ''));
    if (challenge === undefined) {
      throw new RegistryError('unauthorized', `${base.host} wants an account`, { status: 401 });
    }
    if (base.protocol === 'https:' && challenge.realm.protocol !== 'https:') {
      throw new RegistryError('badAnswer', `${base.host} sends to a token server without TLS`);
    }
    return challenge.scopes.length > 0 ? challenge : { ...challenge, scopes: [scope] };
  }

  #checked(answer: HttpAnswer): HttpAnswer {
    const { status } = answer;
    if (status >= 200 && status < 300) return answer;
    const { host } = this.#parts.base;
    if (status === 401 || status === 403) {
      throw new RegistryError('unauthorized', `${host} wants an account`, { status });
    }
    if (status === 404) throw new RegistryError('notFound', `${host} does not have it`, { status });
    const reason = status === 429 ? 'tooManyRequests' : 'serverError';
    throw new RegistryError(reason, `${host} answered ${status}`, { status });
  }
}

/**
 * Where the registry that image names call `name` is asked: Docker Hub's has another name, and those
 * of this machine are taken to speak plain HTTP, as the Engine takes them.
 */
export function registryAddress(name: string): URL {
  if (name === 'docker.io') return new URL('https://registry-1.docker.io');
  const isLocal = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/.test(name);
  return new URL(`${isLocal ? 'http' : 'https'}://${name}`);
}
