import assert from 'node:assert/strict';
import { pageHtml } from '../../../client/webview/html.ts';

const html = pageHtml({
  title: 'Stages of <"a&b">',
  source: 'https://own.example',
  nonce: 'abc123',
  script: 'https://own.example/page.js',
  style: 'https://own.example/page.css',
  state: { uri: 'file:///a"><script>alert(1)</script>' },
});

describe('the HTML of a page', () => {
  it('lets the page run one script and load nothing from elsewhere', () => {
    assert.equal(
      /content="(default-src[^"]*)"/.exec(html)?.[1],
      "default-src 'none'; style-src https://own.example; font-src https://own.example; img-src https://own.example data:; script-src 'nonce-abc123'",
    );
    assert.deepEqual(html.match(/<script[^>]*>/g), [
      '<script nonce="abc123" src="https://own.example/page.js">',
    ]);
    assert.doesNotMatch(html, /\son\w+=|style="|unsafe/);
  });

  it('quotes what comes from outside', () => {
    assert.match(html, /<title>Stages of &lt;&quot;a&amp;b&quot;&gt;<\/title>/);
    const state = /data-state="([^"]*)"/.exec(html)?.[1] ?? '';
    assert.equal(
      state,
      '{&quot;uri&quot;:&quot;file:///a\\&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;}',
    );
  });
});
