import assert from 'node:assert/strict';
import type { ViewChoices } from '../../../client/tree/node.ts';
import { type Memory, ViewState } from '../../../client/tree/viewState.ts';

class Kept implements Memory {
  readonly values = new Map<string, unknown>();

  get<T>(key: string): T | undefined {
    return structuredClone(this.values.get(key)) as T | undefined;
  }

  async update(key: string, value: unknown): Promise<void> {
    this.values.set(key, value);
  }
}

const choices: ViewChoices = {
  groupings: [
    { id: 'project', label: 'Project' },
    { id: 'image', label: 'Image' },
  ],
  sorts: [{ id: 'name', label: 'Name' }],
  toggles: [{ id: 'stopped', label: 'Stopped ones' }],
  defaults: { groupBy: 'project', sort: 'name', toggles: ['stopped'] },
};
const view = { id: 'longshore.things', choices };

describe('the state of views', () => {
  it('begins with what the view says', () => {
    const state = new ViewState(new Kept(), () => ['/work']);
    const { toggles, revealed, sizes: _, ...options } = state.options(view);
    assert.deepEqual(options, { filter: '', groupBy: 'project', sort: 'name', folders: ['/work'] });
    assert.deepEqual([[...toggles], [...revealed]], [['stopped'], []]);
  });

  it('knows what objects were measured at, and tells the view', () => {
    const state = new ViewState(new Kept(), () => []);
    const told: string[] = [];
    state.onDidChange((id) => told.push(id));
    const [one, other] = [{}, {}];
    state.noteSizes(view.id, new Map([[one, 12]]));
    const { sizes } = state.options(view);
    assert.deepEqual([sizes?.of(one), sizes?.of(other), told], [12, undefined, [view.id]]);
  });

  it('is kept for the next session, and tells the view', async () => {
    const memory = new Kept();
    const state = new ViewState(memory, () => []);
    const told: string[] = [];
    state.onDidChange((id) => told.push(id));
    await state.change(view.id, { groupBy: 'image' });
    await state.change(view.id, { filter: 'web', toggles: [] });
    assert.deepEqual(told, [view.id, view.id]);
    const { groupBy, filter, toggles } = new ViewState(memory, () => []).options(view);
    assert.deepEqual(
      { groupBy, filter, toggles: [...toggles] },
      {
        groupBy: 'image',
        filter: 'web',
        toggles: [],
      },
    );
  });

  it('forgets a choice that the view no longer has', async () => {
    const state = new ViewState(new Kept(), () => []);
    await state.change(view.id, { groupBy: 'colour', toggles: ['odd', 'stopped'] });
    const { groupBy, toggles } = state.options(view);
    assert.deepEqual([groupBy, ...toggles], ['project', 'stopped']);
  });

  it('keeps which rows are open, the latest of many', () => {
    const memory = new Kept();
    const state = new ViewState(memory, () => []);
    state.keepExpanded(view.id, new Map([['a', true]]));
    assert.deepEqual([...state.expanded(view.id)], [['a', true]]);
    const many = Array.from({ length: 600 }, (_, n): [string, boolean] => [`${n}`, true]);
    state.keepExpanded(view.id, new Map(many));
    const kept = [...state.expanded(view.id).keys()];
    assert.deepEqual([kept.length, kept[0], kept.at(-1)], [500, '100', '599']);
  });

  it('knows which hidden values the user wants to see, until the view is hidden', () => {
    const memory = new Kept();
    const state = new ViewState(memory, () => []);
    const told: string[] = [];
    state.onDidChange((id) => told.push(id));
    const revealed = () => [...state.options(view).revealed];
    state.toggleRevealed(view.id, 'a');
    state.toggleRevealed(view.id, 'b');
    state.toggleRevealed('longshore.others', 'c');
    assert.deepEqual(revealed(), ['a', 'b']);
    state.toggleRevealed(view.id, 'a');
    assert.deepEqual(revealed(), ['b']);
    assert.equal(state.conceal(view.id), true);
    assert.deepEqual(revealed(), []);
    assert.equal(state.conceal(view.id), false);
    assert.deepEqual([told, memory.values.size], [[], 0]);
  });
});
