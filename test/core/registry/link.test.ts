import assert from 'node:assert/strict';
import { nextLink } from '../../../core/registry/link.ts';

describe('Links to the next page', () => {
  const base = new URL('https://reg.example/v2/');
  const from = new URL('https://reg.example/v2/a/b/tags/list?n=2');
  const cases: readonly [what: string, header: string, expected: string | undefined][] = [
    ['a path', '</v2/a/b/tags/list?n=2&last=x>; rel="next"', 'a/b/tags/list?n=2&last=x'],
    ['relative to the page', '<list?last=x>; rel=next', 'a/b/tags/list?last=x'],
    ['a query alone', '<?n=2&last=x>; rel="next"', 'a/b/tags/list?n=2&last=x'],
    [
      'several, and words beside the relation',
      '</v2/p>; rel="prev", </v2/q,r>; title="a, b"; rel="last NEXT"',
      'q,r',
    ],
    ['another host, which gets no token', '<http://evil.example/v2/x>; rel="next"', 'x'],
    ['no relation', '</v2/x>', undefined],
    ['another relation', '</v2/x>; rel="nextish"', undefined],
    ['a path outside', '</elsewhere>; rel="next"', undefined],
    ['no link', '', undefined],
    ['nonsense', '<<>>;;; rel=next', undefined],
  ];
  for (const [what, header, expected] of cases) {
    it(`are read: ${what}`, () => {
      const found = nextLink(header, from, base);
      assert.equal(found?.href.slice(base.href.length), expected);
      if (found) assert.equal(found.origin, base.origin);
    });
  }

  it('keep the path in front of /v2/, which the registry behind it does not know', () => {
    const proxied = new URL('https://reg.example/docker/one/v2/');
    const page = new URL('https://reg.example/docker/one/v2/a/tags/list');
    assert.equal(
      nextLink('</v2/a/tags/list?last=x>; rel="next"', page, proxied)?.href,
      'https://reg.example/docker/one/v2/a/tags/list?last=x',
    );
  });
});
