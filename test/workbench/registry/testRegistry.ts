import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../scripts/lib/editorServer.js';
import { makeCertificates } from '../../../scripts/lib/engineCertificates.js';
import { runQuiet, startGroup, stopGroup } from '../../../scripts/lib/run.js';
import { registryConfig } from './config.ts';
import { TokenServer, type TokenServerOptions } from './tokenServer.ts';

export interface RegistryOptions {
  /** Speaks TLS, with a certificate of an authority of its own. */
  readonly tls?: boolean;
  /** Passwords by user name; everybody may do everything when left out. */
  readonly users?: Readonly<Record<string, string>>;
  /** How users prove who they are: Basic to the registry itself, or a token from elsewhere. */
  readonly auth?: 'htpasswd' | 'token';
  /** How the token server behaves. */
  readonly tokens?: TokenServerOptions;
}

/**
 * A real registry (distribution 2.8) on a free port of 127.0.0.1, with everything it has in one
 * temporary folder; deleting is allowed. Start it in `before`, stop it in `after`.
 *
 * @see https://distribution.github.io/distribution/about/configuration/
 */
export class TestRegistry {
  /** `127.0.0.1:PORT`, as it begins image references. */
  readonly host: string;
  readonly url: string;
  /** The authority's certificate in PEM, with `tls`. */
  readonly ca: string | undefined;
  readonly tokenServer: TokenServer | undefined;
  readonly #child: ReturnType<typeof startGroup>;
  readonly #folder: string;

  private constructor(
    place: { readonly port: number; readonly folder: string; readonly ca: string | undefined },
    child: ReturnType<typeof startGroup>,
    tokenServer: TokenServer | undefined,
  ) {
    this.host = `127.0.0.1:${place.port}`;
    this.url = `http${place.ca === undefined ? '' : 's'}://${this.host}`;
    this.ca = place.ca;
    this.#folder = place.folder;
    this.#child = child;
    this.tokenServer = tokenServer;
  }

  /** Resolves when it answers. Needs `docker-registry`, and `htpasswd` for users of its own. */
  static async start(options: RegistryOptions = {}): Promise<TestRegistry> {
    const folder = await mkdtemp(join(tmpdir(), 'lsr-'));
    const port = await freePort();
    const certificates = options.tls ? (await makeCertificates(folder)).server : undefined;
    const ca = certificates && (await readFile(join(certificates, 'ca.pem'), 'utf8'));
    const { users = {} } = options;
    const byToken = options.users !== undefined && options.auth === 'token';
    const tokenServer = byToken
      ? await TokenServer.start(users, folder, options.tokens)
      : undefined;
    const htpasswd =
      options.users !== undefined && !byToken ? await writePasswords(folder, users) : undefined;
    const config = join(folder, 'config.json');
    // YAML is a superset of JSON.
    const settings = registryConfig({ folder, port, certificates, htpasswd, tokenServer });
    await writeFile(config, JSON.stringify(settings));
    const child = startGroup('docker-registry', ['serve', config], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, OTEL_TRACES_EXPORTER: 'none' },
    });
    const registry = new TestRegistry({ port, folder, ca }, child, tokenServer);
    try {
      await registry.#answers();
      return registry;
    } catch (error) {
      await registry.stop();
      throw error;
    }
  }

  /** One plain request, without redirects or tokens: status, headers and text of the answer. */
  request(
    path: string,
    options: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<{ status: number; headers: Readonly<Record<string, unknown>>; text: string }> {
    const send = this.ca === undefined ? httpRequest : httpsRequest;
    return new Promise((resolve, reject) => {
      const call = send(
        new URL(path, this.url),
        { ...options, ...(this.ca && { ca: this.ca }), agent: false },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (part) => {
            text += part;
          });
          answer.on('error', reject);
          answer.on('end', () => {
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
          });
        },
      );
      call.on('error', reject);
      call.end();
    });
  }

  async stop(): Promise<void> {
    await stopGroup(this.#child);
    await this.tokenServer?.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Told by the registry itself: it prints when it listens, and ends when it cannot. */
  #answers(): Promise<void> {
    return new Promise((resolve, reject) => {
      let output = '';
      const look = (part: Buffer) => {
        output += part.toString();
        if (/listening on/.test(output)) resolve();
      };
      this.#child.stdout?.on('data', look);
      this.#child.stderr?.on('data', look);
      this.#child.once('error', reject);
      this.#child.once('exit', () => reject(new Error(`docker-registry ended:\n${output}`)));
    });
  }
}

/** The registry takes bcrypt only. */
async function writePasswords(
  folder: string,
  users: Readonly<Record<string, string>>,
): Promise<string> {
  const lines = await Promise.all(
    Object.entries(users).map(([name, password]) =>
      runQuiet('htpasswd', ['-nbB', '-C', '4', name, password]),
    ),
  );
  const file = join(folder, 'htpasswd');
  await writeFile(file, `${lines.map((line) => line.trim()).join('\n')}\n`);
  return file;
}
