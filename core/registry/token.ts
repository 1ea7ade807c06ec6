import type { BearerChallenge } from './challenge.ts';
import { RegistryError } from './errors.ts';
import type { Http } from './http.ts';
import { readJson } from './json.ts';

/** A token that may be shown to the registry until `expiresAt`. */
interface HeldToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** What one is made of. */
export interface TokensParts {
  readonly http: Http;
  /** Milliseconds since 1970. */
  now(): number;
}

/** A server that doesn't say how long means so many seconds. */
const SECONDS = 60;
/** A token that ends sooner than this is not worth sending: the way to the registry takes time. */
const MARGIN = 5_000;
const MOST_TOKENS = 200;

/**
 * Asks token servers for tokens, without an account, and keeps each until it ends. One for each
 * realm, service and list of scopes.
 *
 * @see https://distribution.github.io/distribution/spec/auth/token/
 */
export class Tokens {
  readonly #parts: TokensParts;
  readonly #held = new Map<string, HeldToken>();

  constructor(parts: TokensParts) {
    this.#parts = parts;
  }

  /** A token that was given before and still holds. */
  held(challenge: BearerChallenge): string | undefined {
    const held = this.#held.get(keyOf(challenge));
    return held !== undefined && held.expiresAt > this.#parts.now() ? held.token : undefined;
  }

  /**
   * A token for `challenge`, the held one if there is. Throws a `RegistryError`: `unauthorized` when
   * the server gives nothing to somebody without an account.
   */
  async get(challenge: BearerChallenge, signal?: AbortSignal): Promise<string> {
    return this.held(challenge) ?? (await this.#ask(challenge, signal));
  }

  /** Forgets a token that the registry has refused. */
  drop(challenge: BearerChallenge): void {
    this.#held.delete(keyOf(challenge));
  }

  async #ask(challenge: BearerChallenge, signal: AbortSignal | undefined): Promise<string> {
    const { http, now } = this.#parts;
    const askedAt = now();
    const url = addressFor(challenge);
    const answer = await http({ url, method: 'GET', headers: ACCEPT, signal });
    if (answer.status !== 200) throw refusal(url, answer.status);
    const { token, access_token, expires_in } = readJson(answer.text);
    const given = [token, access_token].find((one) => typeof one === 'string' && one !== '');
    if (typeof given !== 'string') {
      throw new RegistryError('badAnswer', `${url.host} gave no token`);
    }
    const isTime = typeof expires_in === 'number' && expires_in > 0;
    const expiresAt = askedAt + (isTime ? expires_in : SECONDS) * 1000 - MARGIN;
    if (this.#held.size >= MOST_TOKENS) this.#held.clear();
    this.#held.set(keyOf(challenge), { token: given, expiresAt });
    return given;
  }
}

const ACCEPT = { Accept: 'application/json' };

/** The realm may have a query of its own. Every scope is a parameter of its own. */
function addressFor({ realm, service, scopes }: BearerChallenge): URL {
  const url = new URL(realm);
  if (service !== undefined) url.searchParams.set('service', service);
  for (const scope of scopes) url.searchParams.append('scope', scope);
  return url;
}

function keyOf({ realm, service, scopes }: BearerChallenge): string {
  return JSON.stringify([realm.href, service, ...[...scopes].sort()]);
}

function refusal({ host }: URL, status: number): RegistryError {
  if (status === 401 || status === 403) {
    return new RegistryError('unauthorized', `${host} gives no token without an account`, {
      status,
    });
  }
  const reason = status === 429 ? 'tooManyRequests' : 'serverError';
  return new RegistryError(reason, `${host} answered ${status} when asked for a token`, { status });
}
