import assert from 'node:assert/strict';
import { EngineError, type EngineErrorReason } from '../../../client/engine/errors.ts';
import {
  type EngineState,
  NOTHING_KNOWN,
  type Snapshot,
  type StoreChange,
} from '../../../client/engine/store.ts';
import { idOf } from '../../../client/tree/elements.ts';
import type { AnyNode, ViewOptions } from '../../../client/tree/node.ts';
import { ViewState } from '../../../client/tree/viewState.ts';
import { view } from '../../../client/tree/views/containers.ts';
import { engineStatus } from '../../../client/tree/welcome.ts';
import { changeOf, container, snapshot } from './picture.ts';

const web = container({ name: 'web' });
const db = container({ name: 'db' });

const DEFAULTS = new ViewState({ get: () => undefined, update: async () => {} }, () => [
  '/home/ada/shop',
]).options(view);

function roots(picture: Snapshot, options = DEFAULTS): string {
  return view.roots(picture, options).map(idOf).join(' ');
}

function affected(
  before: Snapshot,
  after: Snapshot,
  change: StoreChange,
  options = DEFAULTS,
): string {
  const nodes = view.affected(before, after, change, options);
  return nodes === 'roots' ? 'roots' : `[${nodes.map(idOf).join(' ')}]`;
}

function unreachable(reason: EngineErrorReason): EngineState {
  return { kind: 'unreachable', error: new EngineError(reason, 'why') };
}

/** What stands in the view instead of rows. */
function welcome(picture: Snapshot): string {
  const keys: Record<string, unknown> = {
    'longshore.engine': engineStatus(picture),
    'longshore.containers.empty': view.count(picture) === 0,
    'longshore.containers.some': (view.count(picture) ?? 0) > 0,
  };
  const holds = (when: string) =>
    when.split(' && ').every((part) => {
      const [key = '', value] = part.split(' == ');
      return value === undefined ? keys[key] === true : keys[key] === value;
    });
  return view.welcome
    .filter(({ when }) => holds(when))
    .map(({ contents }) => contents)
    .join('\n---\n');
}

describe('the containers view', () => {
  it('lists by name, whatever the state, so that rows keep their place', () => {
    assert.equal(roots(snapshot([web, db])), 'container:db-id container:web-id');
    const stopped = { ...db, state: 'exited' as const };
    assert.equal(roots(snapshot([stopped, web])), 'container:db-id container:web-id');
  });

  it('keeps its rows while it connects again, and none when the Engine is lost', () => {
    assert.equal(roots(snapshot([web], { kind: 'connecting' })), 'container:web-id');
    assert.equal(roots(snapshot([web], unreachable('disconnected'))), '');
  });

  describe('draws again', () => {
    const both = snapshot([web, db]);

    it('one row when its state changes', () => {
      const after = snapshot([{ ...web, state: 'exited' }, db]);
      assert.equal(affected(both, after, changeOf('web')), '[container:web-id]');
    });

    it('the list when a row comes', () => {
      assert.equal(affected(snapshot([db]), both, changeOf('web')), 'roots');
    });

    it('the list when a row goes', () => {
      assert.equal(affected(both, snapshot([db]), changeOf('web')), 'roots');
    });

    it('the list when a new name moves a row', () => {
      const after = snapshot([{ ...web, name: 'a' }, db]);
      assert.equal(affected(both, after, changeOf('web')), 'roots');
    });

    it('nothing when a change brings what is already drawn', () => {
      assert.equal(affected(both, both, changeOf('web')), '[]');
    });

    it('the list when the Engine is lost and when it comes back', () => {
      const lost = snapshot([web, db], unreachable('notRunning'));
      assert.equal(affected(both, lost, { ...changeOf(), state: true }), 'roots');
      assert.equal(affected(lost, both, { ...changeOf(), state: true }), 'roots');
    });

    it('nothing when only the reason of being unreachable changes', () => {
      const lost = snapshot([web], unreachable('notRunning'));
      const denied = snapshot([web], unreachable('denied'));
      assert.equal(affected(lost, denied, { ...changeOf(), state: true }), '[]');
    });
  });

  describe('says instead of rows', () => {
    it('nothing while nobody looks, nor before the list is there', () => {
      assert.equal(welcome(NOTHING_KNOWN), '');
      const { state } = snapshot([]);
      assert.equal(welcome({ ...NOTHING_KNOWN, state }), '');
    });

    it('that it connects', () => {
      const connecting = { ...NOTHING_KNOWN, state: { kind: 'connecting' } } as const;
      assert.equal(welcome(connecting), 'Connecting to the Docker Engine…');
    });

    it('how to get a first container', () => {
      assert.equal(
        welcome(snapshot([])),
        'There are no containers yet.\nStart one with "docker run" in a terminal and it appears here by itself.\n[Open Terminal](command:workbench.action.terminal.new)',
      );
    });

    it('what is wrong and what to do when the socket is denied', () => {
      assert.equal(
        welcome(snapshot([], unreachable('denied'))),
        [
          'You are not allowed to use the Docker socket.',
          'Add your user to the "docker" group and sign in again, or choose another Engine in the settings.',
          '[Try Again](command:longshore.engine.retry)',
          '[Open Settings](command:longshore.engine.settings)',
          'More: [Show Details](command:longshore.engine.showProblem) · [Allow your user](https://docs.docker.com/engine/install/linux-postinstall/#manage-docker-as-a-non-root-user)',
        ].join('\n'),
      );
    });

    const reasons: readonly (readonly [EngineErrorReason, string])[] = [
      ['notInstalled', 'Docker is not installed on this machine.'],
      ['notRunning', 'The Docker Engine is not running.'],
      ['refused', "Nothing answers at the Docker Engine's address."],
      ['tls', 'The secure connection to the Docker Engine failed.'],
      ['wrongProtocol', 'The address answers, but not as a Docker Engine.'],
      ['sshFailed', 'The ssh connection to the Docker Engine failed.'],
      ['timedOut', 'The Docker Engine does not answer in time.'],
      ['disconnected', 'The connection to the Docker Engine was lost.'],
      ['badRequest', 'The Docker Engine cannot be used.'],
      ['serverError', 'The Docker Engine cannot be used.'],
    ];
    for (const [reason, expected] of reasons) {
      it(`one text for "${reason}"`, () => {
        const text = welcome(snapshot([], unreachable(reason)));
        assert.equal(text.split('\n')[0], expected);
        assert.match(text, /^\[Try Again\]\(command:longshore\.engine\.retry\)$/m);
        assert.equal(text.includes('---'), false);
      });
    }
  });

  describe('groups, filters and sorts', () => {
    const project = { 'com.docker.compose.project': 'shop' };
    const shopWeb = container({ name: 'shop-web', labels: project, image: 'web:1' });
    const shopDb = container({
      name: 'shop-db',
      labels: { ...project, 'com.docker.compose.project.working_dir': '/home/ada/shop/deploy' },
      state: 'exited',
      exitCode: 0,
      networks: ['back', 'front'],
    });
    const picture = snapshot([web, shopWeb, shopDb]);
    const drawn = (change: Partial<ViewOptions>) => draw(picture, { ...DEFAULTS, ...change });

    it('by Compose project at first, what belongs to none below', () => {
      assert.equal(
        drawn({}),
        'shop  1 of 2 running\n  shop-db  nginx:1.27 · exited (0)\n  shop-web  web:1 · running\nweb  nginx:1.27 · running',
      );
    });

    it('by image, state, network, label, or not at all', () => {
      assert.match(drawn({ groupBy: 'image' }), /^nginx:1\.27 {2}1 of 2 running\n/);
      assert.match(drawn({ groupBy: 'state' }), /^exited {2}0 of 1 running\n {2}shop-db/);
      assert.match(drawn({ groupBy: 'network' }), /^back, front {2}0 of 1 running\n {2}shop-db/);
      assert.match(drawn({ groupBy: 'label:com.docker.compose.project' }), /^shop {2}1 of 2/);
      assert.match(drawn({ groupBy: 'none' }), /^shop-db .*\nshop-web .*\nweb .*$/);
    });

    it('shows what contains every word of the filter, in whatever it says', () => {
      const flat = (filter: string) => drawn({ filter, groupBy: 'none' }).replace(/ {2}.*$/gm, '');
      assert.equal(flat('SHOP db'), 'shop-db');
      assert.equal(flat('front'), 'shop-db');
      assert.equal(flat('compose.project=shop web:1'), 'shop-web');
      assert.equal(flat('nothing'), '');
    });

    it('hides stopped ones, and those of other folders', () => {
      const flat = (...toggles: string[]) =>
        drawn({ toggles: new Set(toggles), groupBy: 'none' }).replace(/ {2}.*$/gm, '');
      assert.equal(flat('elsewhere'), 'shop-web\nweb');
      assert.equal(flat('stopped'), 'shop-db');
    });

    it('draws the list again when a change moves a row, else the row and its group', () => {
      const stopped = snapshot([web, { ...shopWeb, state: 'exited' }, shopDb]);
      const change = changeOf('shop-web');
      assert.equal(
        affected(picture, stopped, change),
        '[container:shop-web-id containers:project:shop]',
      );
      assert.equal(affected(picture, stopped, change, { ...DEFAULTS, groupBy: 'state' }), 'roots');
      assert.equal(affected(picture, stopped, change, { ...DEFAULTS, sort: 'state' }), 'roots');
      assert.equal(
        affected(picture, stopped, change, { ...DEFAULTS, toggles: new Set(['elsewhere']) }),
        'roots',
      );
    });

    it('says how to see what is hidden', () => {
      assert.match(welcome(picture), /^No container is shown: .*\n\[Clear Filter\]/);
    });
  });

  it('counts the unhealthy ones on its icon', () => {
    assert.equal(view.badge?.(snapshot([web])), undefined);
    assert.deepEqual(view.badge?.(snapshot([web, { ...db, health: 'unhealthy' }])), {
      value: 1,
      tooltip: '1 unhealthy container',
    });
  });
});

/** The rows that can be seen at first, as indented text. */
function draw(picture: Snapshot, options: ViewOptions): string {
  const under = (nodes: readonly AnyNode[], indent: string): readonly string[] =>
    nodes.flatMap(({ kind, target }) => {
      const item = kind.item(picture, target);
      const open = item?.collapsible === 'expanded';
      return [
        `${indent}${item?.label}  ${item?.description}`,
        ...(open ? under(kind.children(picture, target, options), `${indent}  `) : []),
      ];
    });
  return under(view.roots(picture, options), '').join('\n');
}
