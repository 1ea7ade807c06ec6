import assert from 'node:assert/strict';
import type { BearerChallenge } from '../../../core/registry/challenge.ts';
import { RegistryError } from '../../../core/registry/errors.ts';
import { Tokens } from '../../../core/registry/token.ts';
import { FakeHttp, type Scripted } from './fakeHttp.ts';

describe('Tokens', () => {
  const challenge: BearerChallenge = {
    realm: new URL('https://auth.example/token?account=none'),
    service: 'reg.example',
    scopes: ['repository:a/b:pull', 'repository:c:pull'],
  };

  function given(answer: Scripted): { http: FakeHttp; tokens: Tokens; clock: { time: number } } {
    const clock = { time: 1_000_000 };
    const http = new FakeHttp(() => answer);
    return { http, clock, tokens: new Tokens({ http: http.send, now: () => clock.time }) };
  }

  it('are asked for with service and every scope, beside what the realm has itself', async () => {
    const { http, tokens } = given({ body: { token: 't1' } });
    assert.equal(await tokens.get(challenge), 't1');
    assert.deepEqual(http.asked, [
      'GET https://auth.example/token?account=none&service=reg.example&scope=repository%3Aa%2Fb%3Apull&scope=repository%3Ac%3Apull',
    ]);
  });

  it('may come as access_token', async () => {
    const { tokens } = given({ body: { token: '', access_token: 't2' } });
    assert.equal(await tokens.get(challenge), 't2');
  });

  it('are kept until shortly before they end, a minute when nobody says', async () => {
    const { http, tokens, clock } = given({ body: { token: 't' } });
    await tokens.get(challenge);
    clock.time += 54_000;
    await tokens.get({ ...challenge, scopes: [...challenge.scopes].reverse() });
    assert.equal(http.asked.length, 1);
    clock.time += 2_000;
    await tokens.get(challenge);
    assert.equal(http.asked.length, 2);
  });

  it('are kept as long as the server says', async () => {
    const { http, tokens, clock } = given({ body: { token: 't', expires_in: 300 } });
    await tokens.get(challenge);
    clock.time += 290_000;
    await tokens.get(challenge);
    assert.equal(http.asked.length, 1);
  });

  it('are kept apart by scope, and dropped when told', async () => {
    const { http, tokens } = given({ body: { token: 't', expires_in: 300 } });
    await tokens.get(challenge);
    await tokens.get({ ...challenge, scopes: [] });
    tokens.drop(challenge);
    await tokens.get(challenge);
    assert.equal(http.asked.length, 3);
  });

  const failures: readonly [answer: Scripted, reason: string][] = [
    [{ status: 401 }, 'unauthorized'],
    [{ status: 403 }, 'unauthorized'],
    [{ status: 429 }, 'tooManyRequests'],
    [{ status: 503 }, 'serverError'],
    [{ body: { token: 5 } }, 'badAnswer'],
    [{ body: 'no object' }, 'badAnswer'],
    [{}, 'badAnswer'],
  ];
  for (const [answer, reason] of failures) {
    it(`are not had: ${JSON.stringify(answer)} is ${reason}`, async () => {
      await assert.rejects(given(answer).tokens.get(challenge), (error) => {
        return RegistryError.is(error) && error.reason === reason && !/t1/.test(error.message);
      });
    });
  }
});
