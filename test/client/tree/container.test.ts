import assert from 'node:assert/strict';
import type { Container } from '../../../client/engine/containers/types.ts';
import { contextValue, flagsOf } from '../../../client/tree/elements.ts';
import { node } from '../../../client/tree/nodes/container.ts';
import { container, snapshot } from './picture.ts';

/** The row on one line, as `icon/colour label description {context value}`, then what is said. */
function row(fields: Partial<Container>): string {
  const one = container(fields);
  const picture = snapshot([one]);
  const item = node.item(picture, one.id);
  assert.ok(item);
  const icon = [item.icon?.codicon, item.icon?.color].filter(Boolean).join('/');
  const flags = contextValue(flagsOf(picture, { kind: node, target: one.id }));
  return `${icon} ${item.label} ${item.description} {${flags}} "${item.accessibilityLabel}"`;
}

function tooltip(fields: Partial<Container>, now = 0): string | undefined {
  const one = container(fields);
  return node.tooltip?.(snapshot([one]), one.id, now);
}

const ROWS: readonly (readonly [string, Partial<Container>, string])[] = [
  [
    'running',
    {},
    'vm-running/charts.green web nginx:1.27 · running {.container.live.running.} "web, container, running, image nginx:1.27"',
  ],
  [
    'running and healthy',
    { health: 'healthy' },
    'vm-running/charts.green web nginx:1.27 · running (healthy) {.container.live.running.} "web, container, running and healthy, image nginx:1.27"',
  ],
  [
    'running, health not known yet',
    { health: 'starting' },
    'vm-running/charts.green web nginx:1.27 · running (starting) {.container.live.running.} "web, container, running, health check starting, image nginx:1.27"',
  ],
  [
    'unhealthy',
    { health: 'unhealthy' },
    'warning/list.warningForeground web nginx:1.27 · running (unhealthy) {.container.live.running.} "web, container, running and unhealthy, image nginx:1.27"',
  ],
  [
    'paused',
    { state: 'paused' },
    'debug-pause/charts.yellow web nginx:1.27 · paused {.container.live.paused.} "web, container, paused, image nginx:1.27"',
  ],
  [
    'restarting',
    { state: 'restarting' },
    'sync/charts.yellow web nginx:1.27 · restarting {.container.live.} "web, container, restarting, image nginx:1.27"',
  ],
  [
    'exited well',
    { state: 'exited', exitCode: 0 },
    'vm-outline/disabledForeground web nginx:1.27 · exited (0) {.container.stopped.} "web, container, exited with code 0, image nginx:1.27"',
  ],
  [
    'exited by the signal that stopping sends',
    { state: 'exited', exitCode: 143 },
    'vm-outline/disabledForeground web nginx:1.27 · exited (143) {.container.stopped.} "web, container, exited with code 143, image nginx:1.27"',
  ],
  [
    'exited with an error',
    { state: 'exited', exitCode: 1 },
    'error/list.errorForeground web nginx:1.27 · exited (1) {.container.stopped.} "web, container, exited with code 1, image nginx:1.27"',
  ],
  [
    'exited, code not known',
    { state: 'exited' },
    'vm-outline/disabledForeground web nginx:1.27 · exited {.container.stopped.} "web, container, exited, image nginx:1.27"',
  ],
  [
    'created',
    { state: 'created' },
    'vm-outline web nginx:1.27 · created {.container.stopped.} "web, container, created, never started, image nginx:1.27"',
  ],
  [
    'being removed',
    { state: 'removing' },
    'trash/disabledForeground web nginx:1.27 · removing {.container.} "web, container, being removed, image nginx:1.27"',
  ],
  [
    'dead',
    { state: 'dead' },
    'error/list.errorForeground web nginx:1.27 · dead {.container.} "web, container, dead, image nginx:1.27"',
  ],
  [
    'in a state we do not know',
    { state: 'unknown' },
    'question web nginx:1.27 · state unknown {.container.} "web, container, state unknown, image nginx:1.27"',
  ],
];

const RUNNING = 'vm-running/charts.green web nginx:1.27 · running';
const HOUR = 3_600_000;
const tcp = { protocol: 'tcp', hostIp: '0.0.0.0' } as const;

const PORTS: readonly (readonly [string, Container['ports'], string])[] = [
  ['one', [{ ...tcp, privatePort: 80, publicPort: 8080 }], '8080→80'],
  [
    'one on IPv4 and IPv6',
    [
      { ...tcp, privatePort: 80, publicPort: 8080 },
      { ...tcp, privatePort: 80, publicPort: 8080, hostIp: '::' },
    ],
    '8080→80',
  ],
  [
    'another protocol, beside one that is not published',
    [
      { protocol: 'udp', privatePort: 53, publicPort: 53 },
      { protocol: 'tcp', privatePort: 9 },
    ],
    '53→53/udp',
  ],
  [
    'more than fit',
    [1, 2, 3, 4, 5].map((port) => ({ ...tcp, privatePort: port, publicPort: port })),
    '1→1, 2→2, 3→3, 2 more',
  ],
];

describe('a container row', () => {
  for (const [title, fields, expected] of ROWS) {
    it(title, () => assert.equal(row(fields), expected));
  }

  for (const [title, ports, expected] of PORTS) {
    it(`tells published ports: ${title}`, () =>
      assert.equal(row({ ports }).split(' {')[0], `${RUNNING} · ${expected}`));
  }

  it('offers what its ports and addresses allow', () => {
    const ports = [{ ...tcp, privatePort: 80, publicPort: 8080 }];
    assert.match(row({ ports }), /\{\.container\.live\.running\.web\.\}/);
    const addresses = { bridge: ['172.17.0.2'] };
    assert.match(row({ addresses }), /\{\.container\.live\.running\.addressed\.\}/);
  });

  it('has no item once the container has gone', () => {
    assert.equal(node.item(snapshot([]), 'web-id'), undefined);
    assert.equal(node.tooltip?.(snapshot([]), 'web-id', 0), undefined);
  });

  it('keeps its id whatever happens to the container', () => {
    assert.equal(node.id('web-id'), 'container:web-id');
  });

  it('tells the rest in its tooltip', () => {
    const text = tooltip(
      {
        id: '0123456789abcdef',
        health: 'healthy',
        createdAt: 1_000,
        ports: [
          { privatePort: 80, protocol: 'tcp', publicPort: 8080, hostIp: '0.0.0.0' },
          { privatePort: 80, protocol: 'tcp', publicPort: 8080, hostIp: '::' },
          { privatePort: 53, protocol: 'udp' },
        ],
        networks: ['bridge', 'shop'],
        addresses: { bridge: ['172.17.0.2', 'fd00::2'] },
        startedAt: 1_000 + 30_000,
        labels: { 'com.docker.compose.project': 'shop' },
      },
      1_000 + 2 * 3_600_000,
    );
    assert.equal(
      text?.replaceAll('\\', ''),
      [
        '**web**',
        '',
        'Image: nginx:1.27  ',
        'State: running and healthy, up 1 hour  ',
        'Command: nginx -g daemon off;  ',
        'Ports: 0.0.0.0:8080 → 80/tcp, [::]:8080 → 80/tcp, 53/udp  ',
        'Networks: bridge (172.17.0.2, fd00::2), shop  ',
        'Project: shop  ',
        'Created: 2 hours ago  ',
        'Id: 0123456789ab',
      ].join('\n'),
    );
  });

  it('tells how long it is up, or when it ended, as of now', () => {
    const state = (fields: Partial<Container>, now: number) =>
      /^State: (.*?) *$/m.exec(tooltip(fields, now) ?? '')?.[1];
    assert.equal(state({ startedAt: 0 }, 20_000), 'running, up less than a minute');
    assert.equal(state({ startedAt: 0, state: 'paused' }, 3 * HOUR), 'paused, up 3 hours');
    const ended = { state: 'exited', exitCode: 1, startedAt: 0, finishedAt: HOUR } as const;
    assert.equal(state(ended, 3 * HOUR), 'exited with code 1, 2 hours ago');
    assert.equal(state({ state: 'created' }, HOUR), 'created, never started');
  });

  it('shows a command that looks like Markdown as it is written', () => {
    const text = tooltip({ command: 'echo [x](command:y) <b>*`' });
    assert.match(text ?? '', /^Command: echo \\\[x\\\]\\\(command:y\\\) \\<b\\>\\\*\\` {2}$/m);
  });
});
