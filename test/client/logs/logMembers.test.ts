import assert from 'node:assert/strict';
import { logMembers } from '../../../client/logs/logMembers.ts';
import { container, snapshot } from '../tree/picture.ts';

const PROJECT = 'com.docker.compose.project';
const web = container({ name: 'web', labels: { [PROJECT]: 'shop' } });
const api = container({ name: 'api', labels: { [PROJECT]: 'shop' } });
const other = container({ name: 'other' });

const chosen = { id: 'web-id', name: 'web' };

describe('whose logs a page shows', () => {
  it('the chosen ones, by the names they have now', () => {
    const state = { engine: '', name: 'web', containers: [chosen] };
    assert.deepEqual(logMembers(state, snapshot([web, other])), [chosen]);
    const renamed = { ...web, name: 'renamed' };
    assert.deepEqual(logMembers(state, snapshot([renamed])), [{ id: 'web-id', name: 'renamed' }]);
  });

  it('one that was made anew under the same name, and one that is gone', () => {
    const state = { engine: '', name: 'web', containers: [chosen] };
    const anew = { ...web, id: 'anew' };
    assert.deepEqual(logMembers(state, snapshot([anew, other])), [{ id: 'anew', name: 'web' }]);
    assert.deepEqual(logMembers(state, snapshot([other])), [chosen]);
  });

  it('all of a group, by name', () => {
    const group = { groupBy: 'project', name: 'shop' };
    const state = { engine: '', name: 'shop', containers: [], group };
    assert.deepEqual(logMembers(state, snapshot([web, other, api])), [
      { id: 'api-id', name: 'api' },
      { id: 'web-id', name: 'web' },
    ]);
  });
});
