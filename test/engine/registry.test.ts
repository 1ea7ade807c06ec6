import assert from 'node:assert/strict';
import { TestEngine } from '../workbench/engine/testEngine.ts';
import { TestRegistry } from '../workbench/registry/testRegistry.ts';

/** A real Engine pushes to and pulls from each kind of registry that the workbench can start. */
describe('The private registry', function () {
  this.timeout(60_000);
  let engine: TestEngine;
  let registry: TestRegistry | undefined;
  before(async () => {
    engine = await TestEngine.start();
  });
  after(() => engine.stop());
  afterEach(() => registry?.stop());

  const users = { ada: 'lovelace:1815' };
  const basic = `Basic ${Buffer.from('ada:lovelace:1815').toString('base64')}`;

  it('is open to everybody when plain, and deletes', async () => {
    registry = await TestRegistry.start();
    assert.equal(await pushed(registry), 'pushed');
    assert.equal(await pulled(registry), 'pulled');
    const { headers } = await registry.request('/v2/shop/web/manifests/1', {
      headers: { Accept: 'application/vnd.docker.distribution.manifest.v2+json' },
    });
    const digest = String(headers['docker-content-digest']);
    const { status } = await registry.request(`/v2/shop/web/manifests/${digest}`, {
      method: 'DELETE',
    });
    assert.equal(status, 202);
  });

  it('asks for a password, over TLS of its own authority', async () => {
    registry = await TestRegistry.start({ tls: true, users });
    const { status, headers } = await registry.request('/v2/');
    assert.equal(status, 401);
    assert.equal(headers['www-authenticate'], 'Basic realm="Longshore test"');
    assert.match(await pushed(registry), /no basic auth credentials/);
    assert.equal(await pushed(registry, 'lovelace:1815'), 'pushed');
    assert.equal(await pulled(registry, 'lovelace:1815'), 'pulled');
    const tags = await registry.request('/v2/shop/web/tags/list', {
      headers: { Authorization: basic },
    });
    assert.deepEqual(JSON.parse(tags.text), { name: 'shop/web', tags: ['1'] });
  });

  it('sends to a token server, and takes only what that one gave', async () => {
    registry = await TestRegistry.start({
      users,
      auth: 'token',
      tokens: { anonymous: ['pull'], expiresIn: 300 },
    });
    const { realm = '' } = registry.tokenServer ?? {};
    const { headers } = await registry.request('/v2/');
    assert.equal(
      headers['www-authenticate'],
      `Bearer realm="${realm}",service="longshore-test-registry"`,
    );
    assert.match(await pushed(registry), /denied/);
    assert.match(await pushed(registry, 'wrong'), /denied/);
    assert.equal(await pushed(registry, 'lovelace:1815'), 'pushed');
    assert.equal(await pulled(registry), 'pulled');
    const grants = new Set(registry.tokenServer?.requests.map(({ grant }) => grant));
    assert.deepEqual([...grants].sort(), ['anonymous', 'basic']);
  });

  it('gives a refresh token for a password, and a token for that', async () => {
    registry = await TestRegistry.start({
      users,
      auth: 'token',
      tokens: { field: 'access_token', refreshTokens: true },
    });
    const first = await token({
      grant_type: 'password',
      username: 'ada',
      password: 'lovelace:1815',
      access_type: 'offline',
    });
    const { access_token } = await token({
      grant_type: 'refresh_token',
      refresh_token: String(first.refresh_token),
    });
    const { status } = await registry.request('/v2/', {
      headers: { Authorization: `Bearer ${access_token}` },
    });
    assert.equal(status, 200);
  });

  async function token(parameters: Record<string, string>) {
    const answer = await fetch(registry?.tokenServer?.realm ?? '', {
      method: 'POST',
      body: new URLSearchParams({ service: 'longshore-test-registry', ...parameters }),
    });
    return (await answer.json()) as Readonly<Record<string, unknown>>;
  }

  async function pushed({ host }: TestRegistry, password?: string): Promise<string> {
    await engine.request('POST', `/images/busybox:latest/tag?repo=${host}/shop/web&tag=1`);
    const progress = await engine.request(
      'POST',
      `/images/${host}/shop/web/push?tag=1`,
      undefined,
      {
        'X-Registry-Auth': account(password),
      },
    );
    return errorIn(progress) ?? 'pushed';
  }

  async function pulled({ host }: TestRegistry, password?: string): Promise<string> {
    await engine.request('DELETE', `/images/${host}/shop/web:1`);
    const path = `/images/create?fromImage=${host}/shop/web&tag=1`;
    const progress = await engine.request('POST', path, undefined, {
      'X-Registry-Auth': account(password),
    });
    return errorIn(progress) ?? 'pulled';
  }

  function account(password: string | undefined): string {
    const value = password === undefined ? {} : { username: 'ada', password };
    return Buffer.from(JSON.stringify(value)).toString('base64url');
  }

  /** Progress is one JSON object a line; the error, if any, is among them. */
  function errorIn(progress: unknown): string | undefined {
    const lines = String(progress).split('\n').filter(Boolean);
    const found = lines
      .map((line) => JSON.parse(line) as { error?: string })
      .find((one) => one.error);
    return found?.error;
  }
});
