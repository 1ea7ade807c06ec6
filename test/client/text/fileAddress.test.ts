import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { fileAddress } from '../../../client/text/fileAddress.ts';

describe('the address of a file', () => {
  it('is what the platform says of a path', () => {
    for (const path of ['/work/shop/compose.yaml', '/a b/c#d?e%20.yml', '/ü/x\\y']) {
      assert.equal(decoded(fileAddress(path)), decoded(pathToFileURL(path).href));
    }
  });

  it('knows drives and shares', () => {
    assert.equal(fileAddress('C:\\work\\a b.yml'), 'file:///C%3A/work/a%20b.yml');
    assert.equal(fileAddress('c:/work/x.yml'), 'file:///c%3A/work/x.yml');
    assert.equal(fileAddress('\\\\server\\share\\x.yml'), 'file://server/share/x.yml');
  });
});

/** As an editor reads it: which characters are escaped does not matter. */
function decoded(address: string): string {
  const { pathname } = new URL(address);
  return decodeURIComponent(pathname);
}
