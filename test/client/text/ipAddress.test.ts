import assert from 'node:assert/strict';
import { ipVersion } from '../../../client/text/ipAddress.ts';

describe('ipVersion', () => {
  it('tells addresses of both versions from all else', () => {
    assert.deepEqual(['10.5.0.1', '255.255.255.255'].map(ipVersion), [4, 4]);
    assert.deepEqual(['::', 'fd00::1', '::ffff:10.0.0.1', 'FE80::A'].map(ipVersion), [6, 6, 6, 6]);
    const none = ['', '10.5.0', '10.5.0.256', '10.5.0.1/16', 'fd00:::1', 'web', '1:2', '[::1]'];
    assert.deepEqual(
      none.map(ipVersion),
      none.map(() => 0),
    );
  });
});
