/** One way to prove who asks, as a registry names them in `WWW-Authenticate`. */
export interface Challenge {
  /** Lower case: `bearer`, `basic`. */
  readonly scheme: string;
  /** By lower-case name; the first one counts when a name comes twice. */
  readonly parameters: ReadonlyMap<string, string>;
  /** What some schemes have instead of parameters: `Negotiate YII=`. */
  readonly token68: string | undefined;
}

/** What a token server must be asked. */
export interface BearerChallenge {
  /** Its address, http or https. */
  readonly realm: URL;
  readonly service: string | undefined;
  /** `repository:library/node:pull`; none when the challenge leaves them to the client. */
  readonly scopes: readonly string[];
}

/**
 * The challenges of a `WWW-Authenticate` header (or of several, joined by commas), in its order.
 * Never fails: what makes no sense is left out. Takes the slips that registries are known to make,
 * such as values without their quotes or parameters without a comma between.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-11
 */
export function parseChallenges(header: string): readonly Challenge[] {
  return new ChallengeReader(header).read();
}

/**
 * The first Bearer challenge with a realm that can be asked.
 *
 * @see https://distribution.github.io/distribution/spec/auth/token/
 */
export function bearerChallenge(challenges: readonly Challenge[]): BearerChallenge | undefined {
  for (const { scheme, parameters } of challenges) {
    if (scheme !== 'bearer') continue;
    const realm = addressOf(parameters.get('realm') ?? '');
    if (realm === undefined) continue;
    const scopes = (parameters.get('scope') ?? '').split(/\s+/).filter((scope) => scope !== '');
    return { realm, service: parameters.get('service'), scopes };
  }
  return undefined;
}

function addressOf(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined;
}

const TOKEN = /[!#$%&'*+\-.^_`|~\w]+/y;
const TOKEN68 = /([\w\-.~+/]+=*)[ \t]*(?=,|$)/y;
const PARAMETER = /([!#$%&'*+\-.^_`|~\w]+)[ \t]*=[ \t]*/y;
const UNQUOTED = /[^\s,"]*/y;
const GAP = /[\s,]*/y;

class ChallengeReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Challenge[] {
    const challenges: Challenge[] = [];
    for (;;) {
      this.#take(GAP);
      if (this.#at >= this.#text.length) return challenges;
      const scheme = this.#take(TOKEN)?.[0];
      if (scheme === undefined) this.#at++;
      else challenges.push(this.#challenge(scheme.toLowerCase()));
    }
  }

  #challenge(scheme: string): Challenge {
    const parameters = new Map<string, string>();
    const blanks = this.#take(/[ \t]+/y);
    const token68 = blanks && this.#take(TOKEN68)?.[1];
    if (token68 !== undefined) return { scheme, parameters, token68 };
    for (;;) {
      const before = this.#at;
      this.#take(GAP);
      const name = this.#take(PARAMETER)?.[1]?.toLowerCase();
      if (name === undefined) {
        // A scheme of its own, or nothing that can be read.
        this.#at = before;
        return { scheme, parameters, token68: undefined };
      }
      const value = this.#value();
      if (!parameters.has(name)) parameters.set(name, value);
    }
  }

  #value(): string {
    if (this.#text.charAt(this.#at) !== '"') return this.#take(UNQUOTED)?.[0] ?? '';
    let value = '';
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      let char = this.#text.charAt(this.#at);
      if (char === '"') break;
      if (char === '\\') char = this.#text.charAt(++this.#at);
      value += char;
    }
    this.#at++;
    return value;
  }

  /** What `pattern`, which is sticky, finds here; moves behind it. */
  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match === null) return undefined;
    this.#at = pattern.lastIndex;
    return match;
  }
}
