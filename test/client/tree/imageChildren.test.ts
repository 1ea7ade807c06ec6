import assert from 'node:assert/strict';
import { EngineError } from '../../../client/engine/errors.ts';
import type { HistoryStep, ImageDetails } from '../../../client/engine/images/details.ts';
import { contextValue, flagsOf, idOf } from '../../../client/tree/elements.ts';
import { ImageUsers } from '../../../client/tree/imageUsers.ts';
import { type AnyNode, NO_OPTIONS } from '../../../client/tree/node.ts';
import { node } from '../../../client/tree/nodes/image.ts';
import { Once } from '../../../client/tree/once.ts';
import type { LayerOrigin } from '../../../core/protocol.ts';
import { container, image, imageSnapshot, loadContext } from './picture.ts';

const nginx = image();
const web = container({ imageId: nginx.id });
const PICTURE = imageSnapshot([nginx], [web]);
const ROW: AnyNode = {
  kind: node,
  target: { image: nginx.id, name: 'nginx:1.27', label: '1.27', users: new ImageUsers() },
};

const HISTORY: readonly HistoryStep[] = [
  { createdBy: '', comment: 'Imported from -', createdAt: 0, size: 80_000_000, tags: [] },
  {
    createdBy: 'RUN /bin/sh -c apt-get update     && apt-get install -y curl # buildkit',
    comment: 'buildkit.dockerfile.v0',
    createdAt: 1_000_000,
    size: 12_000_000,
    tags: [],
  },
  { createdBy: 'CMD ["nginx"]', comment: '', createdAt: 0, size: 0, tags: [] },
];

const DETAILS: ImageDetails = {
  ...nginx,
  platform: 'linux/arm64/v8',
  author: '',
  entrypoint: ['/entry.sh'],
  command: ['nginx', '-g', 'daemon off;'],
  environment: [
    { name: 'TOKEN', value: 's3cret' },
    { name: 'PATH', value: '/usr/bin' },
  ],
  ports: ['80/tcp', '443/tcp'],
  volumes: [],
  user: '',
  workingDir: '/srv',
  stopSignal: 'SIGQUIT',
  healthcheck: ['CMD-SHELL', 'curl -f localhost'],
  shell: [],
  onBuild: [],
  labels: { maintainer: 'ada' },
  layers: [],
};

const ORIGIN: LayerOrigin = { uri: 'file:///home/ada/my%20shop/Dockerfile', line: 11 };

interface Opened {
  readonly asked: string[];
  readonly rows: readonly AnyNode[];
}

/** The rows under `parent`, and what the Engine was asked for them. */
async function open(
  parent: AnyNode,
  more: Partial<Parameters<typeof loadContext>[2]> = {},
): Promise<Opened> {
  const asked: string[] = [];
  const answer =
    <T>(what: string, value: T) =>
    async (name?: unknown) => {
      asked.push(typeof name === 'string' ? `${what} ${name}` : what);
      return value;
    };
  const usage = {
    images: [{ id: nginx.id, tags: [], size: 190_000_000, ownSize: 110_000_000 }],
    layersSize: 0,
    containers: [],
    volumes: [],
    buildCache: [],
  };
  const system = { diskUsage: answer('usage', usage) };
  const images = {
    history: answer('history', HISTORY),
    details: answer('details', DETAILS),
  };
  const around = loadContext(PICTURE, { images, system }, more);
  const { kind, target } = parent;
  const rows = [
    ...kind.children(PICTURE, target, around.options),
    ...((await kind.load?.(around, target)) ?? []),
  ];
  return { asked, rows };
}

function text(rows: readonly AnyNode[]): string {
  return rows
    .map(({ kind, target }) => {
      const item = kind.item(PICTURE, target);
      return `${item?.icon?.codicon}: ${`${item?.label}  ${item?.description ?? ''}`.trimEnd()}`;
    })
    .join('\n');
}

async function section(label: string): Promise<AnyNode> {
  const { rows } = await open(ROW);
  const found = rows.find(({ kind, target }) => kind.item(PICTURE, target)?.label === label);
  assert.ok(found, label);
  return found;
}

function lines(...all: readonly string[]): string {
  return all.join('\n');
}

describe('what opens under an image', () => {
  it('are its layers, configuration, size and the containers that use it; nothing is asked', async () => {
    const { rows, asked } = await open(ROW);
    assert.equal(
      text(rows),
      lines(
        'layers: Layers',
        'settings: Configuration',
        'pie-chart: Size  190 MB',
        'vm: Containers  1',
      ),
    );
    assert.deepEqual(asked, []);
  });

  it('no containers when none uses it, and nothing when it has gone', () => {
    const children = (picture = imageSnapshot([nginx])) =>
      node.children(picture, ROW.target, NO_OPTIONS).length;
    assert.equal(children(), 3);
    assert.equal(children(imageSnapshot([])), 0);
  });

  it('the steps that made it, in the order of a Dockerfile', async () => {
    const { rows, asked } = await open(await section('Layers'));
    assert.equal(
      text(rows),
      lines(
        'layers: Imported from -  80 MB',
        'layers: RUN apt-get update && apt-get install -y curl  12 MB',
        'dash: CMD ["nginx"]',
      ),
    );
    assert.deepEqual(asked, [`history ${nginx.id}`]);
    assert.deepEqual(
      rows.map(idOf),
      ['0', '1', '2'].map((index) => `imageLayers:nginx:1.27/${index}`),
    );
  });

  it('the line of a step where the Dockerfile is here, opened by a click', async () => {
    const find = async (history: readonly string[]) =>
      history.map((_, at) => (at === 1 ? ORIGIN : undefined));
    const { rows } = await open(await section('Layers'), { origins: { find } });
    const items = rows.map(({ kind, target }) => kind.item(PICTURE, target));
    assert.deepEqual(
      items.map((item) => [item?.description, item?.command, item?.flags.join()]),
      [
        ['80 MB', undefined, ''],
        ['12 MB · Dockerfile:12', 'longshore.imageLayer.open', 'origin'],
        ['', undefined, ''],
      ],
    );
    assert.equal(
      items[1]?.accessibilityLabel,
      'RUN apt-get update && apt-get install -y curl, 12 MB, from Dockerfile:12',
    );
    const [, step] = rows;
    assert.equal(
      step?.kind.tooltip?.(PICTURE, step.target, 1_000_000 + 3_600_000),
      lines(
        '```',
        'RUN /bin/sh -c apt-get update     && apt-get install -y curl # buildkit',
        '```',
        '',
        'Size: 12 MB  ',
        'Created: 1 hour ago  ',
        'Comment: buildkit\\.dockerfile\\.v0  ',
        'From: Dockerfile:12; click to open',
      ),
    );
  });

  it('how it is run, without what it says nothing about', async () => {
    const { rows } = await open(await section('Configuration'));
    assert.equal(
      text(rows),
      lines(
        'symbol-field: Platform  linux/arm64/v8',
        'symbol-field: Entrypoint  ["/entry.sh"]',
        'symbol-field: Command  ["nginx", "-g", "daemon off;"]',
        'symbol-field: Working directory  /srv',
        'symbol-field: User  root',
        'symbol-field: Ports  80/tcp, 443/tcp',
        'symbol-field: Health check  curl -f localhost',
        'symbol-field: Stop signal  SIGQUIT',
        'symbol-variable: Environment  2',
        'tag: Labels  1',
        'symbol-field: Created  2026-10-12T08:00:00.000Z',
        'symbol-field: Id  sha256:nginx:1.27',
      ),
    );
  });

  it('variables without their values, until one or all are asked for', async () => {
    const { rows } = await open(await section('Configuration'));
    const environment = rows.find(({ target }) => target.label === 'Environment')!;
    const shown = async (...revealed: string[]) => {
      const options = { ...NO_OPTIONS, revealed: new Set(revealed) };
      return (await open(environment, { options })).rows;
    };
    const hidden = await shown();
    assert.equal(
      text(hidden),
      lines('symbol-variable: PATH  ••••', 'symbol-variable: TOKEN  ••••'),
    );
    assert.doesNotMatch(
      JSON.stringify(hidden.map(({ kind, target }) => kind.item(PICTURE, target))),
      /s3cret/,
    );
    const token = idOf(hidden[1]!);
    assert.equal(
      text(await shown(token)),
      lines('symbol-variable: PATH  ••••', 'symbol-variable: TOKEN  s3cret'),
    );
    assert.equal(
      text(await shown(idOf(environment))),
      lines('symbol-variable: PATH  /usr/bin', 'symbol-variable: TOKEN  s3cret'),
    );
    assert.equal(contextValue(flagsOf(PICTURE, environment)), '.imageFact.secrets.');
    assert.equal(contextValue(flagsOf(PICTURE, hidden[1]!)), '.imageFact.value.secret.');
  });

  it('what it shares with others, measured only when that is opened', async () => {
    const { rows, asked } = await open(await section('Size'));
    assert.equal(
      text(rows),
      lines(
        'symbol-field: Shared with other images  80 MB',
        'symbol-field: Only in this image  110 MB',
      ),
    );
    assert.deepEqual(asked, ['usage']);
  });

  it('its containers, with all that can be done with them elsewhere', async () => {
    const { rows } = await open(await section('Containers'));
    const [row] = rows;
    assert.equal(text(rows), 'vm-running: web  nginx:1.27 · running');
    assert.equal(idOf(row!), 'imageContainers:nginx:1.27/container:web-id');
    assert.match(contextValue(flagsOf(PICTURE, row!)), /^\.container\.live\.running\./);
    assert.deepEqual((await open(row!)).rows, []);
  });

  it('is asked once for what never changes, and again when the image or the asking failed', async () => {
    const once = new Once();
    const layers = await section('Layers');
    assert.equal((await open(layers, { once })).asked.length, 1);
    assert.equal((await open(layers, { once })).asked.length, 0);
    const changed = imageSnapshot([{ ...nginx, tags: ['nginx:2'] }]);
    assert.equal((await open(layers, { once, snapshot: changed })).asked.length, 1);

    const failing = new Once();
    const fail = async () => {
      throw new EngineError('serverError', 'no');
    };
    await assert.rejects(() => failing.ask(nginx, 'history', fail));
    assert.equal((await open(layers, { once: failing })).asked.length, 1);
  });
});
