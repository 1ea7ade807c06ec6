import assert from 'node:assert/strict';
import { licenseFact } from '../../../server/facts/licenses.ts';
import {
  isCommit,
  isMailAddress,
  isTime,
  isUri,
  isVersion,
} from '../../../server/rules/support/labelValues.ts';

interface Cases {
  readonly is: (text: string) => boolean;
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

const cases: Record<string, Cases> = {
  isUri: {
    is: isUri,
    yes: [
      'https://example.com',
      'https://user:pw@example.com:8443/a%20b/?q=1/2#top?',
      'http://[2001:db8::1]/',
      'mailto:ada@example.com',
      'urn:isbn:0451450523',
      'file:///etc/hosts',
      "https://example.com/~ada/(a);b,c=d!$&'*+@:",
    ],
    no: [
      'example.com',
      '//example.com',
      '/docs',
      'https://example.com/a b',
      'https://example.com/%2',
      'https://${HOST}/',
      'https://example.com:port/',
      'https://exämple.com',
      'https://a#b#c',
      '1http://example.com',
      ':',
    ],
  },
  isTime: {
    is: isTime,
    yes: [
      '2026-08-01T12:30:00Z',
      '2026-08-01t12:30:00z',
      '2026-08-01T12:30:00.123456789+02:00',
      '1990-12-31T23:59:60Z',
      '2024-02-29T00:00:00-00:00',
      '2000-02-29T00:00:00Z',
    ],
    no: [
      '2026-08-01',
      '2026-08-01T12:30:00',
      '2026-08-01T12:30Z',
      '2026-08-01 12:30:00Z',
      '2026-08-01T12:30:00+0200',
      '2026-08-01T24:00:00Z',
      '2026-13-01T12:30:00Z',
      '2026-04-31T12:30:00Z',
      '2025-02-29T12:30:00Z',
      '1900-02-29T12:30:00Z',
      '26-08-01T12:30:00Z',
    ],
  },
  isCommit: {
    is: isCommit,
    yes: ['4ddc0fe', '43c572e9272b6c3171dd1db9e41b7027128ce080'],
    no: ['4DDC0FE', '4ddc0f', '4ddc0fe1', 'main', '43c572e9272b6c3171dd1db9e41b7027128ce08'],
  },
  isVersion: {
    is: isVersion,
    yes: ['0.0.0', '1.4.0', '1.0.0-alpha.1', '1.0.0-0a.-', '1.0.0+001', '1.0.0-rc.1+build.5'],
    no: ['1', '1.4', 'v1.4.0', '01.4.0', '1.4.0-', '1.4.0-01', '1.4.0+', '1.4.0.0', '1.4.0-a..b'],
  },
  isMailAddress: {
    is: isMailAddress,
    yes: [
      'ada@example.com',
      'ada.lovelace+docker@mail.example.com',
      '"Ada Lovelace"@example.com',
      "o'brien@example.com",
      'root@localhost',
      'ada@[192.0.2.1]',
    ],
    no: [
      'ada',
      'ada@',
      '@example.com',
      'Ada <ada@example.com>',
      'ada@example.com, bob@example.com',
      'ada..lovelace@example.com',
      'ada@example..com',
      'ada@-example.com',
      'ada@exam ple.com',
    ],
  },
};

describe('values of labels', () => {
  for (const [name, { is, yes, no }] of Object.entries(cases)) {
    it(`${name} tells what is one`, () => {
      assert.deepEqual(
        yes.filter((text) => !is(text)),
        [],
      );
    });

    it(`${name} tells what is none`, () => {
      assert.deepEqual(no.filter(is), []);
    });
  }

  it('knows licences in any case, and those that the list has replaced', () => {
    assert.deepEqual(licenseFact('apache-2.0'), { id: 'Apache-2.0', deprecated: false });
    assert.deepEqual(licenseFact('0BSD'), { id: '0BSD', deprecated: false });
    assert.deepEqual(licenseFact('GPL-2.0'), { id: 'GPL-2.0', deprecated: true });
    assert.deepEqual(licenseFact('LGPL-2.1+'), { id: 'LGPL-2.1+', deprecated: true });
    for (const none of ['Apache', 'MIT OR Apache-2.0', 'LicenseRef-mine', '', 'constructor']) {
      assert.equal(licenseFact(none), undefined, none);
    }
  });

  it('takes no longer for long values that are nearly right', () => {
    const long = 'a'.repeat(100_000);
    assert.equal(isUri(`https://${long}@${long} `), false);
    assert.equal(isVersion(`1.0.0-${'1'.repeat(100_000)}.`), false);
    assert.equal(isMailAddress(`${long}.${long}@`), false);
    assert.equal(isTime(long), false);
  });
});
