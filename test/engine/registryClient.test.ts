import assert from 'node:assert/strict';
import { digestOf } from '../../core/registry/digest.ts';
import { RegistryError } from '../../core/registry/errors.ts';
import { fetchHttp } from '../../core/registry/http.ts';
import { firstPages } from '../../core/registry/paging.ts';
import { RegistryClient, registryAddress } from '../../core/registry/registryClient.ts';
import { repositories, tags } from '../../core/registry/tags.ts';
import { Tokens } from '../../core/registry/token.ts';
import { pushTags } from '../workbench/registry/pushTags.ts';
import { TestRegistry } from '../workbench/registry/testRegistry.ts';

/** Our client of registries against a real one. */
describe('The client of a real registry', function () {
  this.timeout(30_000);
  const users = { ada: 'lovelace:1815' };
  const names = Array.from({ length: 25 }, (_, i) => `1.${i}`);
  let registry: TestRegistry | undefined;
  afterEach(() => registry?.stop());

  it('lists tags and repositories page by page, and finds a digest', async () => {
    registry = await TestRegistry.start();
    const client = clientOf(registry);
    const digest = await pushTags({ url: registry.url, repository: 'shop/web' }, names);
    await pushTags({ url: registry.url, repository: 'shop/api' }, ['1']);
    const all = await firstPages(tags(client, 'shop/web', { pageSize: 10 }), 1000);
    assert.deepEqual([[...all.items].sort(), all.complete], [[...names].sort(), true]);
    const some = await firstPages(tags(client, 'shop/web', { pageSize: 10 }), 10);
    assert.ok(!some.complete);
    const catalog = await firstPages(repositories(client, { pageSize: 1 }), 100);
    assert.deepEqual(catalog.items, ['shop/api', 'shop/web']);
    assert.equal(await digestOf(client, 'shop/web', '1.3'), digest);
    await assert.rejects(digestOf(client, 'shop/web', '9'), isReason('notFound'));
    await assert.rejects(firstTags(client, 'shop/none'), isReason('notFound'));
  });

  for (const field of ['token', 'access_token'] as const) {
    it(`pulls without an account where that is allowed: ${field}`, async () => {
      registry = await TestRegistry.start({
        users,
        auth: 'token',
        tokens: { anonymous: ['pull'], expiresIn: 300, field },
      });
      await pushTags(
        { url: registry.url, repository: 'shop/web', authorization: await pusher(registry) },
        names,
      );
      const client = clientOf(registry);
      assert.equal((await firstTags(client, 'shop/web')).length, 25);
      await digestOf(client, 'shop/web', '1.3');
      const asked = registry.tokenServer?.requests.filter(({ grant }) => grant === 'anonymous');
      assert.deepEqual(
        asked?.map(({ scopes }) => scopes.join()),
        ['repository:shop/web:pull'],
      );
    });
  }

  it('is refused, with a reason, where everything needs an account', async () => {
    registry = await TestRegistry.start({ users, auth: 'token' });
    await assert.rejects(firstTags(clientOf(registry), 'shop/web'), isReason('unauthorized'));
    await registry.stop();
    registry = await TestRegistry.start({ users });
    await assert.rejects(firstTags(clientOf(registry), 'shop/web'), isReason('unauthorized'));
  });

  it('does not take what speaks TLS for something else, nor a stopped one', async () => {
    registry = await TestRegistry.start({ tls: true });
    const { host } = registry;
    await assert.rejects(firstTags(clientOf(registry), 'a'), RegistryError);
    const parts = partsOf();
    const secure = new RegistryClient({ base: new URL(`https://${host}`), ...parts });
    await assert.rejects(firstTags(secure, 'a'), isReason('unreachable'));
    await registry.stop();
    await assert.rejects(firstTags(secure, 'a'), isReason('unreachable'));
  });

  it('is cancelled by the caller', async () => {
    registry = await TestRegistry.start();
    const client = clientOf(registry);
    const list = tags(client, 'a', { pageSize: 5, signal: AbortSignal.abort() });
    await assert.rejects(firstPages(list, 10), isReason('cancelled'));
  });

  function clientOf({ host }: TestRegistry): RegistryClient {
    return new RegistryClient({ base: registryAddress(host), ...partsOf() });
  }

  function partsOf() {
    const http = fetchHttp({ timeout: 5_000, size: 1_000_000 });
    return { http, tokens: new Tokens({ http, now: Date.now }) };
  }

  async function firstTags(client: RegistryClient, repository: string): Promise<readonly string[]> {
    return (await firstPages(tags(client, repository, { pageSize: 100 }), 1000)).items;
  }

  function isReason(reason: RegistryError['reason']): (error: unknown) => boolean {
    return (error) => RegistryError.is(error, reason);
  }

  async function pusher({ tokenServer }: TestRegistry): Promise<string> {
    const url = new URL(tokenServer?.realm ?? '');
    url.searchParams.set('service', tokenServer?.service ?? '');
    url.searchParams.set('scope', 'repository:shop/web:pull,push');
    const basic = Buffer.from('ada:lovelace:1815').toString('base64');
    const answer = await fetch(url, { headers: { Authorization: `Basic ${basic}` } });
    const { token, access_token } = (await answer.json()) as Readonly<Record<string, string>>;
    return `Bearer ${token ?? access_token}`;
  }
});
