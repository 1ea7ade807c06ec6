import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import type { HelperAnswer } from '../../../core/docker-config/credentialHelper.ts';
import {
  type CredentialAnswer,
  DockerCredentials,
} from '../../../core/docker-config/credentials.ts';

/** The account for a registry, as text, with this `config.json`. */
async function account(
  config: object | string | undefined,
  registry: string,
  helper: (name: string, server: string) => HelperAnswer = () => ({ kind: 'none' }),
): Promise<string> {
  const text = typeof config === 'object' ? JSON.stringify(config) : config;
  const credentials = new DockerCredentials({
    files: {
      read: async (path) => (path === '/home/ada/.docker/config.json' ? text : undefined),
      list: async () => [],
    },
    folder: () => '/home/ada/.docker',
    helper: async (name, server) => helper(name, server),
  });
  return asText(await credentials.credentialsFor(registry));
}

function asText({ credentials, problem }: CredentialAnswer): string {
  if (credentials === undefined) {
    return problem ?? 'nobody';
  }
  const { serverAddress } = credentials;
  return credentials.kind === 'token'
    ? `token ${credentials.identityToken} at ${serverAddress}`
    : `${credentials.username}/${credentials.password} at ${serverAddress}`;
}

function auth(account: string): { readonly auth: string } {
  return { auth: Buffer.from(account).toString('base64') };
}

describe('accounts in config.json', () => {
  const HUB = 'https://index.docker.io/v1/';

  it('nobody has one without the file, with a malformed one, or at another registry', async () => {
    assert.equal(await account(undefined, 'ghcr.io'), 'nobody');
    assert.equal(await account('{"auths":', 'ghcr.io'), 'nobody');
    assert.equal(await account({ auths: { 'ghcr.io': 3 } }, 'ghcr.io'), 'nobody');
    assert.equal(await account({ auths: { 'ghcr.io': auth('ada:x') } }, 'quay.io'), 'nobody');
  });

  it('are a name and a password, which may hold a colon', async () => {
    const auths = { 'ghcr.io': auth('ada:love:lace'), 'quay.io': auth('bob:\0\0') };
    assert.equal(await account({ auths }, 'ghcr.io'), 'ada/love:lace at ghcr.io');
    assert.equal(await account({ auths }, 'quay.io'), 'bob/ at quay.io');
  });

  it('may be written in the open, or be an identity token', async () => {
    const auths = {
      'ghcr.io': { username: 'ada', password: 'x' },
      'quay.io': { ...auth('00000000:'), identitytoken: 'T' },
    };
    assert.equal(await account({ auths }, 'ghcr.io'), 'ada/x at ghcr.io');
    assert.equal(await account({ auths }, 'quay.io'), 'token T at quay.io');
  });

  it('of Docker Hub stand under its old address', async () => {
    const auths = { [HUB]: auth('ada:x') };
    assert.equal(await account({ auths }, 'docker.io'), `ada/x at ${HUB}`);
    assert.equal(await account({ auths }, 'index.docker.io'), `ada/x at ${HUB}`);
  });

  it('of old files stand under an address', async () => {
    const auths = { 'https://registry.example.com/v1/': auth('ada:x') };
    assert.equal(await account({ auths }, 'registry.example.com'), 'ada/x at registry.example.com');
  });

  it('are nothing else than members of their own', async () => {
    assert.equal(await account({ auths: {}, credHelpers: {} }, 'constructor'), 'nobody');
  });
});

describe('credential helpers', () => {
  const found = (name: string, server: string): HelperAnswer => ({
    kind: 'found',
    username: name,
    secret: server,
  });

  it("one of the registry's own comes before the store for all, and that before the file", async () => {
    const config = {
      auths: { 'a.io': auth('file:x'), 'b.io': auth('file:x') },
      credsStore: 'store',
      credHelpers: { 'a.io': 'own' },
    };
    assert.equal(await account(config, 'a.io', found), 'own/a.io at a.io');
    assert.equal(await account(config, 'b.io', found), 'store/b.io at b.io');
    assert.equal(await account(config, 'b.io'), 'file/x at b.io');
  });

  it('give identity tokens by a name that is none', async () => {
    const token = (): HelperAnswer => ({ kind: 'found', username: '<token>', secret: 'T' });
    assert.equal(await account({ credsStore: 's' }, 'a.io', token), 'token T at a.io');
  });

  it('are asked for every name of Docker Hub', async () => {
    const asked: string[] = [];
    const helper = (_: string, server: string): HelperAnswer => {
      asked.push(server);
      return { kind: 'none' };
    };
    await account({ credsStore: 's' }, 'docker.io', helper);
    assert.deepEqual(asked, ['https://index.docker.io/v1/', 'docker.io', 'index.docker.io']);
  });

  it('that fail are told, and nobody is taken for somebody else', async () => {
    const config = { auths: { 'a.io': auth('file:x') }, credsStore: 's' };
    const failing = (): HelperAnswer => ({ kind: 'failed', why: 'It failed' });
    assert.equal(await account(config, 'a.io', failing), 'It failed');
  });
});
