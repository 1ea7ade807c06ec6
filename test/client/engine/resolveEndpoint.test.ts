import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  type EndpointSettings,
  resolveEndpoint,
  type Surroundings,
} from '../../../client/engine/resolveEndpoint.ts';
import { listContexts } from '../../../core/docker-config/contexts.ts';
import type { ConfigFiles } from '../../../core/docker-config/files.ts';

type Files = Readonly<Record<string, string>>;

interface World {
  readonly settings?: EndpointSettings;
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Files;
  readonly platform?: NodeJS.Platform;
}

const HOME = '/home/ann';

function configFiles(files: Files): ConfigFiles {
  return {
    read: async (path) => files[path],
    list: async (path) => {
      const inside = Object.keys(files).filter((file) => file.startsWith(`${path}/`));
      return [...new Set(inside.map((file) => file.slice(path.length + 1).split('/')[0] ?? ''))];
    },
  };
}

function surroundings({ env = {}, files = {}, platform = 'linux' }: World): Surroundings {
  const exists = async (path: string) => path in files;
  return { env, home: HOME, platform, files: configFiles(files), exists };
}

/** Files of a stored context in the home folder. */
function context(name: string, docker: object, tls: Files = {}): Files {
  const id = createHash('sha256').update(name).digest('hex');
  const folder = `${HOME}/.docker/contexts`;
  const meta = { Name: name, Metadata: { Description: `${name}!` }, Endpoints: { docker } };
  const pem = Object.entries(tls).map(([file, text]) => [
    `${folder}/tls/${id}/docker/${file}`,
    text,
  ]);
  return {
    [`${folder}/meta/${id}/meta.json`]: JSON.stringify(meta),
    ...Object.fromEntries(pem),
  };
}

const CONFIG = `${HOME}/.docker/config.json`;
const REMOTE = context(
  'remote',
  { Host: 'tcp://remote.example.com:2376', SkipTLSVerify: false },
  {
    'ca.pem': 'CA',
    'cert.pem': 'CERT',
    'key.pem': 'KEY',
  },
);
const LOCAL = context('local', { Host: 'unix:///run/local.sock' });

const remote = {
  kind: 'tcp',
  host: 'remote.example.com',
  port: 2376,
  pathPrefix: '',
  address: 'tcp://remote.example.com:2376',
  tls: { ca: 'CA', cert: 'CERT', key: 'KEY', verify: true },
  source: 'context',
  context: 'remote',
};

function socket(path: string, source: string, more: object = {}) {
  return { kind: 'socket', path, address: `unix://${path}`, source, ...more };
}

function tcp(host: string, port: number, more: object = {}) {
  const address = `tcp://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return { kind: 'tcp', host, port, pathPrefix: '', address, source: 'environment', ...more };
}

const ENDPOINTS: readonly (World & { readonly name: string; readonly endpoint: object })[] = [
  { name: 'the default socket', endpoint: socket('/var/run/docker.sock', 'default') },
  {
    name: 'a rootless socket only where the default one is absent',
    env: { XDG_RUNTIME_DIR: '/run/user/7' },
    files: { '/run/user/7/docker.sock': '' },
    endpoint: socket('/run/user/7/docker.sock', 'default'),
  },
  {
    name: 'the default socket beside a rootless one',
    env: { XDG_RUNTIME_DIR: '/run/user/7' },
    files: { '/run/user/7/docker.sock': '', '/var/run/docker.sock': '' },
    endpoint: socket('/var/run/docker.sock', 'default'),
  },
  {
    name: "Docker Desktop's socket where it is the only one",
    files: { [`${HOME}/.docker/run/docker.sock`]: '' },
    endpoint: socket(`${HOME}/.docker/run/docker.sock`, 'default'),
  },
  {
    name: 'a named pipe on Windows',
    platform: 'win32',
    endpoint: {
      kind: 'socket',
      path: '//./pipe/docker_engine',
      address: 'npipe:////./pipe/docker_engine',
      source: 'default',
    },
  },
  {
    name: 'the current context of config.json',
    files: { ...REMOTE, [CONFIG]: '{"currentContext": "remote"}' },
    endpoint: remote,
  },
  {
    name: 'DOCKER_CONTEXT before config.json',
    env: { DOCKER_CONTEXT: 'local' },
    files: { ...REMOTE, ...LOCAL, [CONFIG]: '{"currentContext": "remote"}' },
    endpoint: socket('/run/local.sock', 'context', { context: 'local' }),
  },
  {
    name: 'the default context by name, whatever config.json says',
    env: { DOCKER_CONTEXT: 'default' },
    files: { ...REMOTE, [CONFIG]: '{"currentContext": "remote"}' },
    endpoint: socket('/var/run/docker.sock', 'default'),
  },
  {
    name: 'DOCKER_HOST before DOCKER_CONTEXT',
    env: { DOCKER_HOST: 'unix:///run/env.sock', DOCKER_CONTEXT: 'remote' },
    files: REMOTE,
    endpoint: socket('/run/env.sock', 'environment'),
  },
  {
    name: 'the context setting before DOCKER_HOST',
    settings: { context: 'remote' },
    env: { DOCKER_HOST: 'unix:///run/env.sock' },
    files: REMOTE,
    endpoint: remote,
  },
  {
    name: 'the host setting before everything',
    settings: { host: ' unix:///run/setting.sock ', context: 'remote' },
    env: { DOCKER_HOST: 'unix:///run/env.sock' },
    files: REMOTE,
    endpoint: socket('/run/setting.sock', 'setting'),
  },
  {
    name: 'a malformed config.json as an empty one',
    files: { [CONFIG]: '{"currentContext": ' },
    endpoint: socket('/var/run/docker.sock', 'default'),
  },
  {
    name: 'config.json in DOCKER_CONFIG',
    env: { DOCKER_CONFIG: '/etc/dc' },
    files: { '/etc/dc/config.json': '{"currentContext": "default"}', ...REMOTE },
    endpoint: socket('/var/run/docker.sock', 'default'),
  },
  {
    name: 'tcp without TLS, also on the port that others take for TLS',
    env: { DOCKER_HOST: 'tcp://10.0.0.1:2376' },
    endpoint: tcp('10.0.0.1', 2376),
  },
  { name: 'the port of plain tcp', env: { DOCKER_HOST: 'tcp://box' }, endpoint: tcp('box', 2375) },
  { name: 'port 80', env: { DOCKER_HOST: 'tcp://box:80' }, endpoint: tcp('box', 80) },
  { name: 'a bare host and port', env: { DOCKER_HOST: 'box:99' }, endpoint: tcp('box', 99) },
  { name: 'IPv6', env: { DOCKER_HOST: 'tcp://[::1]:99' }, endpoint: tcp('::1', 99) },
  {
    name: 'a path in front of the API',
    env: { DOCKER_HOST: 'tcp://box:99/engines/a/' },
    endpoint: tcp('box', 99, { pathPrefix: '/engines/a' }),
  },
  {
    name: 'TLS by DOCKER_TLS_VERIFY and DOCKER_CERT_PATH',
    env: { DOCKER_HOST: 'tcp://box', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs' },
    files: { '/certs/ca.pem': 'CA', '/certs/cert.pem': 'CERT', '/certs/key.pem': 'KEY' },
    endpoint: tcp('box', 2376, { tls: { ca: 'CA', cert: 'CERT', key: 'KEY', verify: true } }),
  },
  {
    name: 'TLS files of the configuration folder, unverified with DOCKER_TLS alone',
    env: { DOCKER_HOST: 'tcp://box:5', DOCKER_TLS: '1' },
    files: { [`${HOME}/.docker/ca.pem`]: 'CA' },
    endpoint: tcp('box', 5, { tls: { ca: 'CA', verify: false } }),
  },
  {
    name: 'a context that skips verification',
    env: { DOCKER_CONTEXT: 'lax' },
    files: context('lax', { Host: 'tcp://lax:1', SkipTLSVerify: true }, { 'ca.pem': 'CA' }),
    endpoint: tcp('lax', 1, {
      tls: { ca: 'CA', verify: false },
      source: 'context',
      context: 'lax',
    }),
  },
  {
    name: 'https as TLS with the system authorities',
    env: { DOCKER_HOST: 'https://box' },
    endpoint: tcp('box', 2376, { tls: { verify: true } }),
  },
];

const PROBLEMS: readonly (World & { readonly name: string; readonly problem: string })[] = [
  {
    name: 'ssh',
    env: { DOCKER_HOST: 'ssh://ann@box' },
    problem:
      'unsupported: The Engine\'s address "ssh://box" cannot be used: Engines over ssh are not supported yet; use a tcp:// address',
  },
  {
    name: 'fd',
    env: { DOCKER_HOST: 'fd://' },
    problem:
      'unsupported: The Engine\'s address "fd://" cannot be used: fd:// is what systemd hands to dockerd, not an address; use unix:///var/run/docker.sock',
  },
  {
    name: 'an unknown scheme',
    env: { DOCKER_HOST: 'ftp://box' },
    problem:
      'unsupported: The Engine\'s address "ftp://box" cannot be used: use unix://, npipe:// or tcp://',
  },
  {
    name: 'no address at all',
    env: { DOCKER_HOST: 'tcp://a b:x' },
    problem:
      'badRequest: "a b:x" is not an address of a Docker Engine; write it like tcp://localhost:2375',
  },
  {
    name: 'a context that does not exist',
    env: { DOCKER_CONTEXT: 'gone' },
    problem:
      'notFound: The Docker context "gone" does not exist; choose another one with "docker context use"',
  },
  {
    name: 'a context without a Docker endpoint',
    env: { DOCKER_CONTEXT: 'empty' },
    files: context('empty', {}),
    problem: 'notFound: The Docker context "empty" names no Docker host; choose another one',
  },
];

describe('resolveEndpoint', () => {
  for (const { name, endpoint, ...world } of ENDPOINTS) {
    it(`finds ${name}`, async () => {
      const result = await resolveEndpoint(world.settings ?? {}, surroundings(world));
      assert.deepEqual(result, { endpoint });
    });
  }

  for (const { name, problem, ...world } of PROBLEMS) {
    it(`explains ${name}`, async () => {
      const result = await resolveEndpoint(world.settings ?? {}, surroundings(world));
      assert.equal(`${result.problem?.reason}: ${result.problem?.message}`, problem);
    });
  }

  it('explains a configuration that may not be read', async () => {
    const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    const files = { read: () => Promise.reject(denied), list: () => Promise.reject(denied) };
    const { problem } = await resolveEndpoint({}, { ...surroundings({}), files });
    assert.equal(
      `${problem?.reason}: ${problem?.message}`,
      'denied: The Docker configuration under /home/ann/.docker cannot be read (EACCES); check the permissions of its files',
    );
  });
});

describe('listContexts', () => {
  it('answers all stored contexts by name and leaves out what cannot be read', async () => {
    const folder = `${HOME}/.docker`;
    const broken = { [`${folder}/contexts/meta/0000/meta.json`]: '{' };
    const files = configFiles({ ...REMOTE, ...LOCAL, ...broken });
    assert.deepEqual(await listContexts(files, folder), [
      {
        name: 'local',
        description: 'local!',
        host: 'unix:///run/local.sock',
        skipTlsVerify: false,
      },
      {
        name: 'remote',
        description: 'remote!',
        host: 'tcp://remote.example.com:2376',
        skipTlsVerify: false,
        tls: { ca: 'CA', cert: 'CERT', key: 'KEY' },
      },
    ]);
  });
});
