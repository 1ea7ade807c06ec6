import assert from 'node:assert/strict';
import type { ContainerDetails } from '../../../client/engine/containers/details.ts';
import type { Container } from '../../../client/engine/containers/types.ts';
import type { Engine } from '../../../client/engine/engine.ts';
import { type AnyNode, NO_OPTIONS, type ViewOptions } from '../../../client/tree/node.ts';
import { node } from '../../../client/tree/nodes/container.ts';
import { container, loadContext, snapshot } from './picture.ts';

const LIMITS: ContainerDetails['limits'] = {
  memory: 512 << 20,
  memorySwap: 1 << 30,
  nanoCpus: 1_500_000_000,
  cpuQuota: 0,
  cpuPeriod: 0,
  pids: 0,
  restart: { name: 'on-failure', maximumRetries: 3 },
};

/** Everything under a container, opened: icon, label, description and flags of each row. */
async function draw(
  fields: Partial<Container>,
  more: { readonly details?: Partial<ContainerDetails>; readonly options?: ViewOptions } = {},
): Promise<string> {
  const { details = {}, options = NO_OPTIONS } = more;
  const one = container(fields);
  const picture = snapshot([one]);
  const engine = {
    containers: {
      details: async () => ({ env: [], healthLog: [], limits: LIMITS, ...details }),
      top: async () => ({
        titles: ['UID', 'PID', 'CMD'],
        rows: [
          ['root', '4711', 'nginx: master'],
          ['www', '4712', 'nginx: worker'],
        ],
      }),
    } as Partial<Engine['containers']>,
  } as Engine;
  const around = loadContext(picture, engine, { options });
  const under = async ({ kind, target }: AnyNode, indent: string): Promise<readonly string[]> => {
    const nodes = [
      ...kind.children(picture, target, options),
      ...((await kind.load?.(around, target)) ?? []),
    ];
    const rows = nodes.map(async (row) => {
      const item = row.kind.item(picture, row.target);
      const flags = item?.flags.length ? ` {${item.flags.join(' ')}}` : '';
      const line = `${indent}${item?.icon?.codicon}: ${item?.label}  ${item?.description ?? ''}`;
      return [`${line.trimEnd()}${flags}`, ...(await under(row, `${indent}  `))];
    });
    return (await Promise.all(rows)).flat();
  };
  return (await under({ kind: node, target: one.id }, '')).join('\n');
}

/** The rows of one section. */
function section(drawn: string, title: string): string {
  const [, after = ''] = drawn.split(new RegExp(`^\\S+ ${title}.*\\n`, 'm'));
  return (/^(?: {2}.*(?:\n|$))*/.exec(after)?.[0] ?? '').trim().replace(/^ +/gm, '');
}

function lines(...all: readonly string[]): string {
  return all.join('\n');
}

describe('what opens under a container', () => {
  it('is what it has, and nothing else', async () => {
    const titles = async (fields: Partial<Container>) =>
      (await draw(fields)).match(/^\S.*$/gm)?.map((line) => line.replace(/^\S+ /, ''));
    assert.deepEqual(await titles({ state: 'exited' }), ['Environment', 'Limits']);
    assert.deepEqual(
      await titles({
        health: 'healthy',
        ports: [{ privatePort: 80, protocol: 'tcp' }],
        mounts: [{ type: 'tmpfs', source: '', destination: '/tmp', writable: true }],
        networks: ['bridge'],
        labels: { a: '1', b: '2' },
      }),
      [
        'Ports  1',
        'Mounts  1',
        'Networks  1',
        'Environment',
        'Health Checks',
        'Processes',
        'Limits',
        'Labels  2',
      ],
    );
  });

  it('its ports, where they are published', async () => {
    const drawn = await draw({
      ports: [
        { privatePort: 80, protocol: 'tcp', publicPort: 8080, hostIp: '0.0.0.0' },
        { privatePort: 80, protocol: 'tcp', publicPort: 8080, hostIp: '::' },
        { privatePort: 53, protocol: 'udp', publicPort: 53, hostIp: '127.0.0.1' },
        { privatePort: 443, protocol: 'tcp' },
      ],
    });
    assert.equal(
      section(drawn, 'Ports'),
      lines(
        'globe: 8080 → 80/tcp  on all addresses {published web}',
        'globe: 53 → 53/udp  on 127.0.0.1 {published}',
        'circle-outline: 443/tcp  not published',
      ),
    );
  });

  it('its mounts, and where they come from', async () => {
    const drawn = await draw({
      mounts: [
        { type: 'volume', volume: 'data', source: '/v/data', destination: '/data', writable: true },
        { type: 'bind', source: '/srv/www', destination: '/www', writable: false },
        { type: 'tmpfs', source: '', destination: '/tmp', writable: true },
      ],
    });
    assert.equal(
      section(drawn, 'Mounts'),
      lines(
        'database: /data  volume data {volume sourced}',
        'folder: /www  /srv/www · read-only {bind sourced}',
        'chip: /tmp  memory {tmpfs}',
      ),
    );
  });

  it('its networks with its addresses there', async () => {
    const drawn = await draw({
      networks: ['bridge', 'host'],
      addresses: { bridge: ['172.17.0.2', 'fd00::2'] },
    });
    assert.equal(
      section(drawn, 'Networks'),
      lines(
        'type-hierarchy-sub: bridge  172.17.0.2, fd00::2 {addressed}',
        'type-hierarchy-sub: host  no address',
      ),
    );
  });

  describe('its environment', () => {
    const env = [
      { name: 'TOKEN', value: 's3cret' },
      { name: 'HOME', value: '' },
    ];
    const revealing = (...ids: readonly string[]) => ({
      details: { env },
      options: { ...NO_OPTIONS, revealed: new Set(ids) },
    });

    it('with hidden values, told to nobody', async () => {
      const drawn = await draw({}, { details: { env } });
      assert.equal(
        section(drawn, 'Environment'),
        lines('symbol-variable: HOME  •••• {single}', 'symbol-variable: TOKEN  •••• {single}'),
      );
      const target = { container: 'web-id', name: 'TOKEN', value: 's3cret' };
      const { kind } = await variable();
      assert.equal(kind.item(snapshot([]), target)?.accessibilityLabel, 'TOKEN, value hidden');
      assert.equal(kind.tooltip, undefined);
    });

    it('with one value that was asked for', async () => {
      const drawn = await draw({}, revealing('containerVariable:web-id:TOKEN'));
      assert.equal(
        section(drawn, 'Environment'),
        lines('symbol-variable: HOME  •••• {single}', 'symbol-variable: TOKEN  s3cret {single}'),
      );
    });

    it('with all of them', async () => {
      const drawn = await draw({}, revealing('containerEnvironment:web-id'));
      assert.equal(
        section(drawn, 'Environment'),
        lines('symbol-variable: HOME', 'symbol-variable: TOKEN  s3cret'),
      );
    });

    async function variable(): Promise<AnyNode> {
      const picture = snapshot([container()]);
      const [environment] = node
        .children(picture, 'web-id', NO_OPTIONS)
        .filter(({ kind }) => kind.kind === 'containerEnvironment');
      const engine = { containers: { details: async () => ({ env }) } } as unknown as Engine;
      const around = loadContext(picture, engine);
      const [first] = (await environment?.kind.load?.(around, 'web-id')) ?? [];
      assert.ok(first);
      return first;
    }
  });

  it('the results of its health check, with what it wrote', async () => {
    const at = new Date(2026, 10, 24, 14, 3, 5).getTime();
    const drawn = await draw(
      { health: 'unhealthy' },
      {
        details: {
          healthLog: [
            { finishedAt: at, exitCode: 1, output: 'connection refused\nmore\n' },
            { finishedAt: at - 60_000, exitCode: 0, output: '' },
          ],
        },
      },
    );
    assert.equal(
      section(drawn, 'Health Checks'),
      lines(
        'error: Failed (exit code 1)  14:03:05 · connection refused {output}',
        'pass: Healthy  14:02:05',
      ),
    );
  });

  it('its processes', async () => {
    assert.equal(
      section(await draw({}), 'Processes'),
      lines(
        'server-process: nginx: master  pid 4711 · root {numbered}',
        'server-process: nginx: worker  pid 4712 · www {numbered}',
      ),
    );
  });

  it('its limits and its restart policy', async () => {
    assert.equal(
      section(await draw({}), 'Limits'),
      lines(
        'debug-restart: Restart policy  on-failure, at most 3 times',
        'chip: Memory  512 MiB',
        'dashboard: CPUs  1.5',
        'server-process: Processes  no limit',
      ),
    );
  });

  it('its labels, by name', async () => {
    assert.equal(
      section(await draw({ labels: { b: '2', a: '1' } }), 'Labels'),
      lines('tag: a  1', 'tag: b  2'),
    );
  });

  it('keeps the ids of its rows, each once, though all have the same container', async () => {
    const one = container({
      ports: [
        { privatePort: 80, protocol: 'tcp', publicPort: 8080 },
        { privatePort: 80, protocol: 'tcp', publicPort: 8081 },
        { privatePort: 80, protocol: 'udp' },
      ],
      networks: ['a', 'b'],
    });
    const picture = snapshot([one]);
    const sections = node.children(picture, one.id, NO_OPTIONS);
    const rows = sections.flatMap(({ kind, target }) => kind.children(picture, target, NO_OPTIONS));
    const ids = [...sections, ...rows].map(({ kind, target }) => kind.id(target));
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(ids.slice(0, 2), ['containerPorts:web-id', 'containerNetworks:web-id']);
  });
});
