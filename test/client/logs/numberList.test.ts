import assert from 'node:assert/strict';
import { NumberList } from '../../../client/logs/numberList.ts';

function listOf(count: number, step: number): NumberList {
  const list = new NumberList();
  for (let k = 0; k < count; k++) list.append(k * step);
  return list;
}

describe('the list of numbers', () => {
  it('finds numbers by their place and places by their number', () => {
    const list = listOf(20_000, 3);
    assert.deepEqual([list.first, list.end], [0, 20_000]);
    for (const place of [0, 1, 4_095, 4_096, 19_999]) {
      assert.equal(list.at(place), place * 3);
      assert.equal(list.placeOf(place * 3), place);
      assert.equal(list.placeOf(place * 3 + 1), place + 1);
    }
    assert.deepEqual(
      [list.at(-1), list.at(20_000), list.placeOf(1e6)],
      [undefined, undefined, 20_000],
    );
  });

  it('keeps places when the smallest numbers go', () => {
    const list = listOf(20_000, 3);
    for (const gone of [10, 10, 30_000, 30_001, 59_997]) {
      list.dropBelow(gone);
      const first = Math.ceil(gone / 3);
      assert.deepEqual(
        [list.first, list.at(first - 1), list.at(first)],
        [first, undefined, first * 3],
      );
      assert.equal(list.at(19_999), 59_997);
    }
    list.dropBelow(1e6);
    assert.deepEqual([list.first, list.end], [20_000, 20_000]);
    list.append(2e6);
    assert.deepEqual([list.at(20_000), list.placeOf(0)], [2e6, 20_000]);
  });

  it('is empty at first', () => {
    const list = new NumberList();
    list.dropBelow(5);
    assert.deepEqual([list.first, list.end, list.at(0), list.placeOf(7)], [0, 0, undefined, 0]);
  });
});
