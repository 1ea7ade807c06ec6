import assert from 'node:assert/strict';
import { memoryText, parseMemory, sizeText } from '../../../client/text/bytes.ts';

describe('amounts of bytes', () => {
  it('of disks are told by thousands', () => {
    const cases = [0, 1, 999, 1000, 1234, 999_949, 999_950, 12_345_678, 5e9, 1e18, 1e30];
    assert.deepEqual(cases.map(sizeText), [
      '0 B',
      '1 B',
      '999 B',
      '1 kB',
      '1.2 kB',
      '1 MB',
      '1 MB',
      '12.3 MB',
      '5 GB',
      '1000 PB',
      '1000000000000000 PB',
    ]);
  });

  it('of memory are told by 1024', () => {
    const cases = [1 << 29, 1.5 * (1 << 30), 1023, 1024];
    assert.deepEqual(cases.map(memoryText), ['512 MiB', '1.5 GiB', '1023 B', '1 KiB']);
  });

  const AMOUNTS: readonly (readonly [string, number | undefined])[] = [
    ['512m', 512 << 20],
    ['512 MiB', 512 << 20],
    ['1.5G', 1.5 * (1 << 30)],
    ['64kb', 64 << 10],
    ['100', 100],
    ['100b', 100],
    [' 2 t ', 2 * 1024 ** 4],
    ['', undefined],
    ['m', undefined],
    ['-1', undefined],
    ['1e9', undefined],
    ['12 mi', undefined],
    ['1,5g', undefined],
  ];
  for (const [text, expected] of AMOUNTS) {
    it(`"${text}" is ${expected}`, () => assert.equal(parseMemory(text), expected));
  }

  it('can be typed in as they are told', () => {
    for (const bytes of [6 << 20, 512 << 20, 1.5 * (1 << 30), 2 ** 40]) {
      assert.equal(parseMemory(memoryText(bytes)), bytes);
    }
  });
});
