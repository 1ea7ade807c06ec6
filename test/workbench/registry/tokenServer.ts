import { createPrivateKey, createSign, type KeyObject, randomUUID } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runQuiet } from '../../../scripts/lib/run.js';

export interface TokenServerOptions {
  /** The field the token comes in; both are allowed. */
  readonly field?: 'token' | 'access_token';
  /** Seconds; the answer does not tell when left out, which means 60. */
  readonly expiresIn?: number;
  /** What somebody without an account may do; nothing when left out. */
  readonly anonymous?: readonly ('pull' | 'push')[];
  /** Also gives a refresh token when `offline_token` is asked for. */
  readonly refreshTokens?: boolean;
}

/** One request for a token, as it came. */
export interface TokenRequest {
  readonly method: string;
  readonly account: string | undefined;
  readonly grant: 'basic' | 'password' | 'refresh_token' | 'anonymous';
  readonly scopes: readonly string[];
}

/**
 * Gives tokens to a registry's users: `GET` with Basic, and OAuth2's `POST`.
 *
 * @see https://distribution.github.io/distribution/spec/auth/token/
 * @see https://distribution.github.io/distribution/spec/auth/oauth/
 */
export class TokenServer {
  readonly service = 'longshore-test-registry';
  readonly issuer = 'longshore-test-issuer';
  readonly certificateFile: string;
  /** Everything it was asked, in order. */
  readonly requests: TokenRequest[] = [];
  readonly #users: Readonly<Record<string, string>>;
  readonly #options: TokenServerOptions;
  readonly #key: KeyObject;
  readonly #certificate: string;
  readonly #refreshTokens = new Map<string, string>();
  readonly #server: Server;

  private constructor(
    users: Readonly<Record<string, string>>,
    options: TokenServerOptions,
    signer: { readonly key: string; readonly certificate: string; readonly file: string },
  ) {
    this.#users = users;
    this.#options = options;
    this.#key = createPrivateKey(signer.key);
    this.#certificate = signer.certificate.replace(/-----[^-]+-----|\s/g, '');
    this.certificateFile = signer.file;
    this.#server = createServer((request, response) => {
      void this.#answer(request).then(({ status, body }) => {
        response.writeHead(status, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify(body));
      });
    });
  }

  static async start(
    users: Readonly<Record<string, string>>,
    folder: string,
    options: TokenServerOptions = {},
  ): Promise<TokenServer> {
    const server = new TokenServer(users, options, await makeSigner(join(folder, 'tokens')));
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  /** The address that a challenge names. */
  get realm(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/token`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; body: object }> {
    const asked = await parametersOf(request);
    const scopes = asked.getAll('scope').flatMap((scope) => scope.split(' ').filter(Boolean));
    const who = this.#authenticate(request, asked);
    if (who === undefined) {
      return {
        status: 401,
        body: { errors: [{ code: 'UNAUTHORIZED', message: 'wrong account' }] },
      };
    }
    const { account, grant } = who;
    this.requests.push({ method: request.method ?? '', account, grant, scopes });
    const { field = 'token', expiresIn, refreshTokens } = this.#options;
    const wantsRefresh =
      asked.get('offline_token') === 'true' || asked.get('access_type') === 'offline';
    return {
      status: 200,
      body: {
        [field]: this.#token(account, scopes),
        ...(expiresIn !== undefined && { expires_in: expiresIn }),
        issued_at: new Date().toISOString(),
        ...(refreshTokens && wantsRefresh && account && { refresh_token: this.#remember(account) }),
      },
    };
  }

  #authenticate(
    { method, headers }: IncomingMessage,
    asked: URLSearchParams,
  ): Pick<TokenRequest, 'account' | 'grant'> | undefined {
    if (method === 'POST') {
      if (asked.get('grant_type') === 'refresh_token') {
        const account = this.#refreshTokens.get(asked.get('refresh_token') ?? '');
        return account === undefined ? undefined : { account, grant: 'refresh_token' };
      }
      const account = asked.get('username') ?? '';
      return this.#knows(account, asked.get('password') ?? '')
        ? { account, grant: 'password' }
        : undefined;
    }
    const basic = /^Basic (.+)$/.exec(headers.authorization ?? '')?.[1];
    if (basic === undefined) return { account: undefined, grant: 'anonymous' };
    const [account = '', ...password] = Buffer.from(basic, 'base64').toString().split(':');
    return this.#knows(account, password.join(':')) ? { account, grant: 'basic' } : undefined;
  }

  #knows(account: string, password: string): boolean {
    return Object.hasOwn(this.#users, account) && this.#users[account] === password;
  }

  #remember(account: string): string {
    const token = randomUUID();
    this.#refreshTokens.set(token, account);
    return token;
  }

  /** A signed list of what `account` may do of what it asked for. */
  #token(account: string | undefined, scopes: readonly string[]): string {
    const now = Math.floor(Date.now() / 1000);
    const { anonymous = [], expiresIn = 60 } = this.#options;
    const access = scopes.map((scope) => {
      const first = scope.indexOf(':');
      const last = scope.lastIndexOf(':');
      const actions = scope.slice(last + 1).split(',');
      return {
        type: scope.slice(0, first),
        name: scope.slice(first + 1, last),
        actions: actions.filter(
          (action) => account !== undefined || anonymous.some((allowed) => allowed === action),
        ),
      };
    });
    const claims = {
      iss: this.issuer,
      sub: account ?? '',
      aud: this.service,
      exp: now + expiresIn,
      nbf: now - 10,
      iat: now,
      jti: randomUUID(),
      access,
    };
    const header = { typ: 'JWT', alg: 'RS256', x5c: [this.#certificate] };
    const text = [header, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${text}.${createSign('RSA-SHA256').update(text).sign(this.#key, 'base64url')}`;
  }
}

async function parametersOf(request: IncomingMessage): Promise<URLSearchParams> {
  if (request.method !== 'POST') return new URL(request.url ?? '/', 'http://token').searchParams;
  let text = '';
  for await (const part of request) text += part;
  return new URLSearchParams(text);
}

async function makeSigner(folder: string) {
  await mkdir(folder, { recursive: true });
  const [keyFile, file] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', keyFile];
  const rest = ['-days', '2', '-subj', '/CN=Longshore test tokens', '-out', file];
  await runQuiet('openssl', ['req', '-x509', ...key, ...rest]);
  return {
    key: await readFile(keyFile, 'utf8'),
    certificate: await readFile(file, 'utf8'),
    file,
  };
}
