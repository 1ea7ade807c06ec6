import assert from 'node:assert/strict';
import { contextValue, Elements, idOf, ofEngine } from '../../../client/tree/elements.ts';
import type { AnyNode, NodeKind } from '../../../client/tree/node.ts';

const kind: NodeKind<string> = {
  kind: 'thing',
  plural: 'things',
  source: 'containers',
  id: (target) => `thing:${target}`,
  all: () => [],
  item: () => undefined,
  children: () => [],
};

function nodes(...targets: readonly string[]): readonly AnyNode[] {
  return targets.map((target) => ({ kind, target }));
}

describe('the rows given to the editor', () => {
  it('are the same objects when asked for again', () => {
    const elements = new Elements();
    const [a, b] = elements.place(undefined, nodes('a', 'b'));
    assert.deepEqual(elements.place(undefined, nodes('b', 'x', 'a')).indexOf(b as AnyNode), 0);
    assert.equal(elements.find({ kind, target: 'a' }), a);
  });

  it('stand for what they were last placed as', () => {
    const elements = new Elements();
    const group: NodeKind<{ members: number }> = { ...kind, id: () => 'group' } as never;
    const [row] = elements.place(undefined, [{ kind: group, target: { members: 1 } }]);
    elements.place(undefined, [{ kind: group, target: { members: 2 } }]);
    assert.deepEqual(row?.target, { members: 2 });
  });

  it('are other rows for another Engine', () => {
    const elements = new Elements();
    const all = [...nodes('a'), ...ofEngine('lab', nodes('a')), ...ofEngine('', nodes('b'))];
    assert.deepEqual(elements.place(undefined, all).map(idOf), [
      'thing:a',
      'lab\nthing:a',
      'thing:b',
    ]);
  });

  it('are forgotten with everything under them when they go', () => {
    const elements = new Elements();
    const [a] = elements.place(undefined, nodes('a', 'b'));
    const [inner] = elements.place(a, nodes('a1', 'a2'));
    elements.place(inner, nodes('deep'));
    assert.equal(elements.size, 5);
    elements.place(undefined, nodes('b'));
    assert.equal(elements.size, 1);
  });

  it('know their parents', () => {
    const elements = new Elements();
    const [a] = elements.place(undefined, nodes('a'));
    const [inner] = elements.place(a, nodes('a1'));
    assert.equal(elements.parent(inner as AnyNode), a);
    assert.equal(elements.parent(a as AnyNode), undefined);
  });

  it('survive a move to another parent', () => {
    const elements = new Elements();
    const [a, b] = elements.place(undefined, nodes('a', 'b'));
    const [moved] = elements.place(a, nodes('m'));
    assert.equal(elements.place(b, nodes('m'))[0], moved);
    elements.place(a, []);
    assert.equal(elements.find({ kind, target: 'm' }), moved);
    assert.equal(elements.parent(moved as AnyNode), b);
  });
});

describe('the context value', () => {
  it('lets a clause match a flag, never a part of one', () => {
    const value = contextValue(['container', 'running']);
    assert.equal(value, '.container.running.');
    assert.match(value, /\.running\./);
    assert.doesNotMatch(value, /\.run\./);
  });
});
