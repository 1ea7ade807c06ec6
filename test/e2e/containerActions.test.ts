import assert from 'node:assert/strict';
import { eventually, eventuallyPasses } from '../workbench/editor/eventually.ts';
import { useEditor } from '../workbench/editor/useEditor.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';
import { product } from './product.ts';

/** Ends at once when asked to. */
const OBEDIENT = ['sh', '-c', 'trap "exit 0" TERM; while :; do sleep 0.1; done'];

describe('What can be done with containers', function () {
  this.timeout(120_000);
  let engine: TestEngine;
  before('start an Engine', async () => {
    engine = await TestEngine.start();
  });
  after('stop the Engine', () => engine.stop());
  const editor = useEditor(() => product({ env: { DOCKER_HOST: engine.dockerd.host } }));
  beforeEach('show the containers', () => editor().openViews('Longshore'));
  afterEach('remove every container', () => engine.clear());
  const containers = () => editor().view('Containers');

  /** The rows from the one with this label down to the next of its level, without descriptions. */
  async function under(label: string): Promise<readonly string[]> {
    const rows = await containers().rows();
    const at = rows.findIndex((row) => row.label === label);
    const { level = 0 } = rows[at] ?? {};
    const end = rows.findIndex((row, index) => index > at && row.level <= level);
    return rows
      .slice(at + 1, end < 0 ? undefined : end)
      .map((row) => `${row.label}  ${row.description}`.trimEnd());
  }

  it('pauses a container, and offers to go on where it offered to pause', async () => {
    await engine.run('web', { Cmd: OBEDIENT });
    await eventually(
      () => containers().inlineActions('web'),
      ['Stop Container', 'Restart Container', 'Show Logs', 'Open Shell'],
    );
    await containers().chooseFromContextMenu('web', 'Pause Container');
    await eventually(() => containers().text(), 'web  busybox:latest · paused');
    await eventually(
      () => containers().inlineActions('web'),
      ['Unpause Container', 'Stop Container', 'Restart Container', 'Show Logs'],
    );
    await containers().clickInlineAction('web', 'Unpause Container');
    await eventually(() => containers().text(), 'web  busybox:latest · running');
  });

  it('renames by F2, and says at once what no name can be', async () => {
    await engine.run('web');
    await eventually(() => containers().text(), 'web  busybox:latest · running');
    await containers().press('web', 'F2');
    await eventually(() => editor().quickInput.value(), 'web');
    await editor().quickInput.type('my web');
    await eventually(
      () => editor().quickInput.message(),
      '" " cannot be in a name; letters, digits, "_", "." and "-" can',
    );
    await editor().quickInput.enter('shop');
    await eventually(async () => (await containers().rows()).map(({ label }) => label)[0], 'shop');
  });

  it('kills with a signal of choice, SIGKILL first', async () => {
    await engine.run('web', { Cmd: OBEDIENT });
    await eventually(() => containers().text(), 'web  busybox:latest · running');
    await containers().chooseFromContextMenu('web', 'Kill Container or Send Signal…');
    await eventually(async () => (await editor().quickInput.labels())[0], 'SIGKILL');
    await editor().quickInput.choose('SIGKILL');
    await eventually(() => containers().text(), 'web  busybox:latest · exited (137)');
  });

  it('inspects a container in a document that follows it to its end', async () => {
    const id = await engine.run('web');
    await eventually(() => containers().text(), 'web  busybox:latest · running');
    await containers().press('web', 'Alt+Enter');
    const shows = (text: string) =>
      eventuallyPasses(async () =>
        assert.ok((await editor().text.text()).replaceAll(/\s+/g, ' ').includes(text)),
      );
    await editor().page.locator('.tab.active[data-resource-name="web.json"]').waitFor();
    await shows('"Status": "running"');
    await editor().screenshot('container-inspect');
    await engine.request('POST', `/containers/${id}/pause`);
    await shows('"Status": "paused"');
    await engine.request('DELETE', `/containers/${id}?force=1`);
    await shows('"gone": "This container does not exist any more", "lastKnown": {');
    await editor().quickInput.runCommand('View: Close Editor');
  });

  it('opens a container to what it has, and hides its environment until asked', async () => {
    const id = await engine.run('web', {
      Cmd: OBEDIENT,
      Env: ['PASSWORD=opensesame', 'MODE=test'],
      Labels: { 'com.example.team': 'harbour' },
      ExposedPorts: { '80/tcp': {}, '9000/tcp': {} },
      HostConfig: {
        Binds: ['data:/data:ro'],
        PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '18080' }] },
        RestartPolicy: { Name: 'unless-stopped' },
      },
      Healthcheck: { Test: ['CMD', 'true'], Interval: 2e8, Timeout: 1e9, Retries: 1 },
    });
    await eventually(
      () => containers().text(),
      'web  busybox:latest · running (healthy) · 18080→80',
    );
    assert.deepEqual(await containers().inlineActions('web'), [
      'Stop Container',
      'Restart Container',
      'Open Container in Browser',
      'Show Logs',
      'Open Shell',
    ]);
    await containers().expand('web');
    await eventually(
      () => under('web'),
      [
        'Ports  2',
        'Mounts  1',
        'Networks  1',
        'Environment',
        'Health Checks',
        'Processes',
        'Limits',
        'Labels  1',
      ],
    );
    await containers().expand('Ports');
    await eventually(
      () => under('Ports'),
      ['18080 → 80/tcp  on 127.0.0.1', '9000/tcp  not published'],
    );
    await containers().expand('Environment');
    const environment = async () => (await under('Environment')).slice(0, 2);
    await eventually(environment, ['MODE  ••••', 'PASSWORD  ••••']);
    await containers().clickInlineAction('PASSWORD', 'Show or Hide Value');
    await eventually(environment, ['MODE  ••••', 'PASSWORD  opensesame']);
    await containers().expand('Mounts');
    await eventually(() => under('Mounts'), ['/data  volume data · read-only']);
    await containers().expand('Limits');
    await eventually(async () => (await under('Limits'))[0], 'Restart policy  unless-stopped');
    await engine.request('POST', `/containers/${id}/update`, { RestartPolicy: { Name: 'no' } });
    await eventually(async () => (await under('Limits'))[0], 'Restart policy  no');
    await containers().expand('Health Checks');
    for (const theme of ['light', 'dark', 'high contrast'] as const) {
      await editor().setTheme(theme);
      await editor().screenshot(`container-children-${theme.replace(' ', '-')}`);
    }
    await editor().setTheme('dark');
    await editor().openViews('Explorer');
    await editor().openViews('Longshore');
    await eventually(environment, ['MODE  ••••', 'PASSWORD  ••••']);
    await containers().clickInlineAction('Environment', 'Show or Hide All Values');
    await eventually(environment, ['MODE  test', 'PASSWORD  opensesame']);
  });

  it('lists processes anew whenever they are opened', async () => {
    const id = await engine.run('web', { Cmd: ['sleep', '4711'] });
    await containers().expand('web');
    await containers().expand('Processes');
    const commands = async () => (await under('Processes')).map((row) => row.split('  ')[0]).sort();
    await eventually(commands, ['sleep 4711']);
    const exec = (await engine.request('POST', `/containers/${id}/exec`, {
      Cmd: ['sleep', '4712'],
    })) as { Id: string };
    await engine.request('POST', `/exec/${exec.Id}/start`, { Detach: true });
    await containers().collapse('Processes');
    await containers().expand('Processes');
    await eventually(commands, ['sleep 4711', 'sleep 4712']);
  });

  it('acts on all containers of a project at once', async () => {
    const Labels = { 'com.docker.compose.project': 'shop' };
    await engine.run('shop-web', { Cmd: OBEDIENT, Labels });
    await engine.run('shop-db', { Cmd: OBEDIENT, Labels });
    await eventually(
      () => containers().inlineActions('shop'),
      ['Stop All Containers', 'Restart All Containers', 'Show Logs of All Containers'],
    );
    await containers().clickInlineAction('shop', 'Stop All Containers');
    await eventually(
      () => containers().text(),
      [
        'shop  0 of 2 running',
        '  shop-db  busybox:latest · exited (0)',
        '  shop-web  busybox:latest · exited (0)',
      ].join('\n'),
    );
    await containers().press('shop', 'Delete');
    const { message, detail } = await editor().messages.question();
    assert.equal(message, 'Remove 2 containers?');
    assert.match(detail, /^shop-(db|web), shop-(db|web)\. What was written/);
    await editor().messages.answer('Cancel');
  });

  it('prunes what the question names, with the bytes it frees', async () => {
    const job = await engine.run('job', { Cmd: ['sh', '-c', 'yes | head -c 50000 > /data'] });
    await engine.request('POST', `/containers/${job}/wait`);
    await engine.create('new');
    await engine.run('web');
    await eventually(async () => (await containers().rows()).length, 3);
    await editor().quickInput.runCommand('Longshore: Prune Stopped Containers…');
    assert.deepEqual(await editor().messages.question(), {
      message: 'Remove 2 stopped containers, which frees 50 kB?',
      detail: 'job (50 kB), new (0 B). What was written inside, outside of volumes, is lost.',
      buttons: ['Cancel', 'Remove'],
    });
    await editor().screenshot('containers-prune');
    await editor().messages.answer('Remove');
    await eventually(() => containers().text(), 'web  busybox:latest · running');
  });

  it('runs a command and shows what it wrote', async () => {
    await engine.run('web');
    await eventually(() => containers().text(), 'web  busybox:latest · running');
    await containers().chooseFromContextMenu('web', 'Run Command in Container…');
    await editor().quickInput.enter('sh -c "echo in $0; exit 3" "a b"');
    await eventuallyPasses(async () => {
      const text = await editor().page.locator('.output-view .view-lines').innerText();
      const plain = text.replaceAll('\u00a0', ' ');
      assert.match(plain, /^in a b$/m);
      assert.match(plain, /^\[exit code 3\]$/m);
    });
    await editor().screenshot('container-command');
  });
});
