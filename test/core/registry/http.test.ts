import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RegistryError } from '../../../core/registry/errors.ts';
import { fetchHttp } from '../../../core/registry/http.ts';

describe('HTTP for registries', () => {
  let server: Server;
  let other: Server;
  /** The `Authorization` that each request to the other host showed. */
  const shown: (string | undefined)[] = [];

  before(async () => {
    other = await listening(({ headers }, answer) => {
      shown.push(headers.authorization);
      answer('from elsewhere');
    });
    server = await listening(({ url = '' }, answer) => {
      if (url === '/long') answer('x'.repeat(1000));
      else if (url === '/elsewhere')
        answer('', 302, { Location: `http://localhost:${portOf(other)}/` });
      else if (url !== '/silent') answer('text', 418, { 'X-Some': 'thing' });
    });
  });

  after(async () => {
    for (const each of [server, other]) {
      each.closeAllConnections();
      await new Promise((resolve) => each.close(resolve));
    }
  });

  it('answers with whatever comes', async () => {
    const { status, headers, text } = await get('/');
    assert.deepEqual([status, headers.get('x-some'), text], [418, 'thing', 'text']);
  });

  it('gives up in time', () => assert.rejects(get('/silent', { timeout: 20 }), is('timedOut')));

  it('takes no answer without end', () =>
    assert.rejects(get('/long', { size: 999 }), is('badAnswer')));

  it('stops when told', async () => {
    const stop = new AbortController();
    const asked = get('/silent', { signal: stop.signal });
    stop.abort();
    await assert.rejects(asked, is('cancelled'));
  });

  it('shows credentials to no other host', async () => {
    const { text } = await get('/elsewhere');
    assert.deepEqual([text, shown], ['from elsewhere', [undefined]]);
  });

  it('says when there is nobody', async () => {
    const http = fetchHttp({ timeout: 1000, size: 1000 });
    const url = new URL('http://127.0.0.1:1/');
    await assert.rejects(http({ url, method: 'GET', headers: {} }), is('unreachable'));
  });

  function get(
    path: string,
    options: { timeout?: number; size?: number; signal?: AbortSignal } = {},
  ) {
    const { timeout = 5000, size = 1000, signal } = options;
    return fetchHttp({ timeout, size })({
      url: new URL(path, `http://127.0.0.1:${portOf(server)}`),
      method: 'GET',
      headers: { Authorization: 'Bearer secret' },
      signal,
    });
  }

  function is(reason: RegistryError['reason']): (error: unknown) => boolean {
    return (error) => RegistryError.is(error, reason);
  }
});

type Answer = (text: string, status?: number, headers?: Record<string, string>) => void;

async function listening(
  serve: (
    request: { url?: string | undefined; headers: { authorization?: string | undefined } },
    answer: Answer,
  ) => void,
): Promise<Server> {
  const server = createServer((request, response) =>
    serve(request, (text, status = 200, headers = {}) =>
      response.writeHead(status, headers).end(text),
    ),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
