import assert from 'node:assert/strict';
import { bearerChallenge, parseChallenges } from '../../../core/registry/challenge.ts';

/** One line a challenge: `scheme name=value …`, or `scheme token68`. */
function drawn(header: string): string {
  return parseChallenges(header)
    .map(({ scheme, parameters, token68 }) =>
      [scheme, token68 ?? '', ...[...parameters].map(([name, value]) => `${name}=${value}`)]
        .filter((part) => part !== '')
        .join(' | '),
    )
    .join('\n');
}

describe('Challenges of registries', () => {
  const cases: readonly [what: string, header: string, expected: string][] = [
    [
      'Docker Hub',
      'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/node:pull"',
      'bearer | realm=https://auth.docker.io/token | service=registry.docker.io | scope=repository:library/node:pull',
    ],
    [
      'GitHub, with its own order and blanks',
      'Bearer realm="https://ghcr.io/token", service="ghcr.io", scope="repository:user/image:pull"',
      'bearer | realm=https://ghcr.io/token | service=ghcr.io | scope=repository:user/image:pull',
    ],
    [
      'scope before realm, and several actions',
      'Bearer scope="repository:a/b:pull,push",error="invalid_token",realm="https://x.example/t"',
      'bearer | scope=repository:a/b:pull,push | error=invalid_token | realm=https://x.example/t',
    ],
    ['a registry with passwords', 'Basic realm="Registry Realm"', 'basic | realm=Registry Realm'],
    [
      'several challenges in one header',
      'Basic realm="a, b", Bearer realm="https://x.example/t",service=s , Negotiate',
      'basic | realm=a, b\nbearer | realm=https://x.example/t | service=s\nnegotiate',
    ],
    [
      'a token behind the scheme',
      'Negotiate YIIJvwYGKwYBBQ==, Bearer realm="https://x.example"',
      'negotiate | YIIJvwYGKwYBBQ==\nbearer | realm=https://x.example',
    ],
    [
      'any case and any white space',
      'BEARER  Realm = "https://x.example/t" ,\tSERVICE= "s"',
      'bearer | realm=https://x.example/t | service=s',
    ],
    [
      'escapes in quotes',
      'Bearer realm="https://x.example/t",service="a \\"b\\" \\\\ c"',
      'bearer | realm=https://x.example/t | service=a "b" \\ c',
    ],
    [
      'values without their quotes',
      'Bearer realm=https://x.example/t?a=b,service=reg.example:5000,scope=repository:a:pull',
      'bearer | realm=https://x.example/t?a=b | service=reg.example:5000 | scope=repository:a:pull',
    ],
    [
      'parameters without a comma between',
      'Bearer realm="https://x.example/t" service="s"',
      'bearer | realm=https://x.example/t | service=s',
    ],
    [
      'empty elements of the list',
      ', ,Bearer realm="https://x.example",,service="s",',
      'bearer | realm=https://x.example | service=s',
    ],
    ['a quote that does not close', 'Bearer realm="https://x.ex', 'bearer | realm=https://x.ex'],
    [
      'a name that comes twice',
      'Bearer realm="https://a.example",realm="https://b.example"',
      'bearer | realm=https://a.example',
    ],
    [
      'an empty value',
      'Bearer realm="https://a.example",scope=',
      'bearer | realm=https://a.example | scope=',
    ],
    ['nothing', '', ''],
    ['nothing that can be read', '"", =;', ''],
  ];
  for (const [what, header, expected] of cases) {
    it(`are read: ${what}`, () => assert.equal(drawn(header), expected));
  }

  it('are read in linear time', () => {
    const header = `Bearer ${'a="b",'.repeat(50_000)}${'x '.repeat(50_000)}`;
    assert.equal(parseChallenges(header)[0]?.scheme, 'bearer');
  });
});

describe('The challenge to answer', () => {
  it('is the first Bearer with an address', () => {
    const header =
      'Basic realm="x", Bearer realm="ftp://no", Bearer realm="https://x.example/t",scope="a:b:pull c:d:pull,push"';
    const found = bearerChallenge(parseChallenges(header));
    assert.equal(found?.realm.href, 'https://x.example/t');
    assert.equal(found?.service, undefined);
    assert.deepEqual(found?.scopes, ['a:b:pull', 'c:d:pull,push']);
  });

  it('is none where only a password is wanted', () => {
    assert.equal(bearerChallenge(parseChallenges('Basic realm="x"')), undefined);
  });
});
