import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { isObject, parseObject } from './configFile.ts';
import type { HelperAnswer, RunHelper } from './credentialHelper.ts';
import type { ConfigFiles } from './files.ts';

/** An account at a registry. All of it is secret: never for logs, settings or messages. */
export type RegistryCredentials =
  | {
      readonly kind: 'password';
      /** The name that Docker's own files know the registry by. */
      readonly serverAddress: string;
      readonly username: string;
      readonly password: string;
    }
  | { readonly kind: 'token'; readonly serverAddress: string; readonly identityToken: string };

/** Neither of both: nobody has signed in there. */
export interface CredentialAnswer {
  readonly credentials?: RegistryCredentials;
  /** Why there may be an account that could not be read, for people; never holds a secret. */
  readonly problem?: string;
}

/** Where accounts at registries come from. */
export interface CredentialSource {
  /** `registry` as in an image's name: `docker.io`, `ghcr.io`, `localhost:5000`. Never rejects. */
  credentialsFor(registry: string, signal?: AbortSignal): Promise<CredentialAnswer>;
}

/** What `docker login` and the user have left in `config.json`, and the helpers it names. */
export class DockerCredentials implements CredentialSource {
  readonly #files: ConfigFiles;
  readonly #folder: () => string;
  readonly #helper: RunHelper;

  /** `folder` is asked each time, and so is the file: `docker login` may run at any moment. */
  constructor(options: {
    readonly files: ConfigFiles;
    readonly folder: () => string;
    readonly helper: RunHelper;
  }) {
    this.#files = options.files;
    this.#folder = options.folder;
    this.#helper = options.helper;
  }

  /**
   * A helper of the registry's own comes before the store for all, and that before the file, as
   * for the `docker` command.
   *
   * @see https://docs.docker.com/reference/cli/docker/login/#credential-stores
   */
  async credentialsFor(registry: string, signal?: AbortSignal): Promise<CredentialAnswer> {
    const config = await this.#read();
    if (config === undefined) {
      return {};
    }
    const names = namesOf(registry);
    const own = isObject(config.credHelpers) ? memberOf(config.credHelpers, names) : undefined;
    const helper = own ?? config.credsStore;
    if (typeof helper === 'string' && helper !== '') {
      const answer = await this.#ask(helper, names, signal);
      if (answer !== undefined) {
        return answer;
      }
    }
    const auths = isObject(config.auths) ? config.auths : {};
    const entry = memberOf(auths, names) ?? byHost(auths, names);
    const credentials = isObject(entry) ? fromEntry(entry, names[0]) : undefined;
    return credentials === undefined ? {} : { credentials };
  }

  async #read(): Promise<Record<string, unknown> | undefined> {
    try {
      const text = await this.#files.read(join(this.#folder(), 'config.json'));
      return text === undefined ? undefined : parseObject(text);
    } catch {
      // The command line goes on without an account as well when it may not read the file.
      return undefined;
    }
  }

  /** `undefined` when the helper has none. */
  async #ask(
    helper: string,
    names: RegistryNames,
    signal: AbortSignal | undefined,
  ): Promise<CredentialAnswer | undefined> {
    for (const name of names) {
      const answer = await this.#helper(helper, name, signal);
      if (answer.kind === 'failed') {
        return { problem: answer.why };
      }
      if (answer.kind === 'found') {
        return { credentials: fromHelper(answer, names[0]) };
      }
    }
    return undefined;
  }
}

/** What a registry is called in Docker's files, the usual name first. */
type RegistryNames = readonly [string, ...string[]];

/** Docker Hub is known by the address of an interface that is long gone. */
function namesOf(registry: string): RegistryNames {
  return registry === 'docker.io' || registry === 'index.docker.io'
    ? ['https://index.docker.io/v1/', 'docker.io', 'index.docker.io']
    : [registry];
}

function memberOf(object: Record<string, unknown>, names: RegistryNames): unknown {
  const name = names.find((one) => Object.hasOwn(object, one));
  return name === undefined ? undefined : object[name];
}

/** Old files name registries by an address: `https://registry.example.com/v1/`. */
function byHost(auths: Record<string, unknown>, names: RegistryNames): unknown {
  const key = Object.keys(auths).find((one) =>
    names.includes(one.replace(/^https?:\/\//, '').replace(/\/.*$/s, '')),
  );
  return key === undefined ? undefined : auths[key];
}

function fromEntry(
  entry: Record<string, unknown>,
  serverAddress: string,
): RegistryCredentials | undefined {
  if (typeof entry.identitytoken === 'string' && entry.identitytoken !== '') {
    return { kind: 'token', serverAddress, identityToken: entry.identitytoken };
  }
  const both = Buffer.from(textOf(entry.auth), 'base64').toString();
  const colon = both.indexOf(':');
  const username = colon < 0 ? textOf(entry.username) : both.slice(0, colon);
  const password = colon < 0 ? textOf(entry.password) : both.slice(colon + 1);
  return username === ''
    ? undefined
    : { kind: 'password', serverAddress, username, password: password.replace(/\0+$/, '') };
}

function fromHelper(
  { username, secret }: Extract<HelperAnswer, { kind: 'found' }>,
  serverAddress: string,
): RegistryCredentials {
  return username === '<token>'
    ? { kind: 'token', serverAddress, identityToken: secret }
    : { kind: 'password', serverAddress, username, password: secret };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
