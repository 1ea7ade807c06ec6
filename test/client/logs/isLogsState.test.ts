import assert from 'node:assert/strict';
import { isLogsState } from '../../../client/logs/isLogsState.ts';

describe('what was kept of a page of logs', () => {
  const good = { engine: '', name: 'web', containers: [{ id: 'a', name: 'web' }] };

  it('is taken when it says which logs', () => {
    assert.ok(isLogsState(good));
    assert.ok(isLogsState({ ...good, containers: [], group: { groupBy: 'project', name: 'x' } }));
  });

  it('is not taken otherwise', () => {
    for (const bad of [
      undefined,
      {},
      { ...good, engine: 1 },
      { ...good, containers: [{ id: 'a' }] },
      { ...good, containers: 'a' },
      { ...good, group: {} },
    ]) {
      assert.ok(!isLogsState(bad), JSON.stringify(bad));
    }
  });
});
