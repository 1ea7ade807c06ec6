import assert from 'node:assert/strict';
import {
  inspectAddress,
  readQuery,
  textAddress,
  transferAddress,
} from '../../../client/documents/address.ts';

/** The address as the editor takes it apart. */
function parts(address: string): readonly [string, unknown] {
  const { pathname, search, protocol } = new URL(address);
  assert.equal(protocol, 'longshore:');
  return [decodeURIComponent(pathname), readQuery(decodeURIComponent(search.slice(1)))];
}

describe('the address of a document', () => {
  it('has a path for people and a query that names the object', () => {
    assert.deepEqual(parts(inspectAddress('', 'containers', 'abc', 'web')), [
      '/web.json',
      { what: 'inspect', engine: '', kind: 'containers', id: 'abc' },
    ]);
  });

  it('survives every name there is', () => {
    const name = 'localhost:5000/team/api:2.3';
    assert.deepEqual(parts(inspectAddress('my+lab', 'images', 'sha256:ab', name)), [
      '/localhost:5000/team/api:2.3.json',
      { what: 'inspect', engine: 'my+lab', kind: 'images', id: 'sha256:ab' },
    ]);
    assert.deepEqual(parts(textAddress('50% #1? changes.txt')), [
      '/50% #1? changes.txt',
      { what: 'text', title: '50% #1? changes.txt' },
    ]);
  });

  it('of a pull has all of its title as one name, for the tab', () => {
    assert.deepEqual(parts(transferAddress(3, 'Pull ghcr.io/ada/shop:1')), [
      '/Pull ghcr.io∕ada∕shop:1',
      { what: 'transfer', id: 3 },
    ]);
  });

  it('is nothing when its query is not ours', () => {
    for (const query of [
      '',
      'a=b',
      'null',
      '1',
      '{}',
      '{"what":"inspect"}',
      '{"what":"text"}',
      '{"what":"transfer"}',
    ]) {
      assert.equal(readQuery(query), undefined, query);
    }
  });
});
