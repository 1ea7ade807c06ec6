import assert from 'node:assert/strict';
import type { DockerodeEngine } from '../../client/engine/dockerodeEngine.ts';
import { EngineError } from '../../client/engine/errors.ts';
import { engineAt } from '../workbench/engine/clients.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';
import { Typist } from '../workbench/engine/typist.ts';

const ROADS = ['unix', 'tcp', 'tls'] as const;

for (const road of ROADS) {
  describe(`A shell in a container of a real Engine over ${road}`, function () {
    this.timeout(30_000);
    let real: TestEngine;
    let engine: DockerodeEngine;
    let id: string;

    before(async () => {
      real = await TestEngine.start({ tcp: road === 'tcp', tls: road === 'tls' });
      const { host, tcpHost, certPath } = real.dockerd;
      engine = engineAt(road === 'unix' ? host : (tcpHost ?? ''), { certPath });
      id = await real.run('web');
    });
    after(async () => {
      engine.dispose();
      await real.stop();
    });

    it('runs what is typed, knows its size, and tells the exit code', async () => {
      const shell = await engine.terminals.shell(id);
      const typist = new Typist(shell);
      assert.equal(shell.program, 'ash');
      await typist.until('/ # ');
      await shell.resize({ columns: 101, rows: 33 });
      typist.type('stty size; echo "äöü $TERM"\r');
      await typist.until('33 101\r\näöü xterm-256color\r\n');
      typist.type('exit 7\r');
      await typist.done;
      assert.deepEqual(await shell.ended(), { kind: 'exited', code: 7 });
    });

    it('sends Ctrl-C and Ctrl-P to the program', async () => {
      const typist = new Typist(await engine.terminals.shell(id));
      await typist.until('/ # ');
      typist.type('echo now; cat\r');
      await typist.until('now\r\n');
      typist.type('heard\r');
      await typist.until('heard\r\nheard\r\n');
      typist.type('\x03');
      await typist.until('^C');
      await typist.until('/ # ');
      typist.type('echo first\r');
      await typist.until('first\r\nfirst\r\n');
      typist.type('\x10');
      await typist.until('echo first');
      typist.connection.close();
      await typist.done;
    });
  });
}

describe('Terminals of a real Engine', function () {
  this.timeout(30_000);
  let real: TestEngine;
  let engine: DockerodeEngine;

  before(async () => {
    real = await TestEngine.start();
    engine = engineAt(real.dockerd.host);
  });
  after(async () => {
    engine.dispose();
    await real.stop();
  });
  afterEach(() => real.clear());

  const fails = (work: Promise<unknown>, reason: string, message: RegExp) =>
    assert.rejects(work, (error) => {
      assert.ok(error instanceof EngineError);
      assert.equal(error.reason, reason);
      assert.match(error.message, message);
      return true;
    });

  const commands = async (id: string) => {
    const { Processes } = (await real.request('GET', `/containers/${id}/top`)) as {
      Processes: string[][];
    };
    return Processes.map((row) => row.at(-1));
  };

  it('starts a shell as another user', async () => {
    const id = await real.run('web');
    const typist = new Typist(await engine.terminals.shell(id, { user: 'nobody' }));
    await typist.until('$ ');
    typist.type('id -un\r');
    await typist.until('nobody\r\n');
    typist.connection.close();
    await fails(engine.terminals.shell(id, { user: 'nosuch' }), 'serverError', /nosuch/);
  });

  it('tells that there is no shell, and finds one that is in an odd place', async () => {
    const id = await real.run('bare');
    const run = (command: string) =>
      engine.containers.execute(id, ['sh', '-c', command], { output: () => undefined });
    await run('mkdir /busybox && cp /bin/busybox /busybox/sh && rm /bin/sh /bin/ash');
    const shell = await engine.terminals.shell(id);
    assert.equal(shell.program, '/busybox/sh');
    const typist = new Typist(shell);
    typist.type('rm /busybox/sh; exit\r');
    await typist.done;
    await fails(
      engine.terminals.shell(id),
      'notFound',
      /^There is no shell inside: bash, ash, sh and \/busybox\/sh were tried$/,
    );
  });

  it('remembers the shell of an image, so that the next one starts at once', async () => {
    const [first, second] = [await real.run('first'), await real.run('second')];
    const own = engineAt(real.dockerd.host);
    (await own.terminals.shell(first)).close();
    const tried = await execsOf(second, async () => (await own.terminals.shell(second)).close());
    own.dispose();
    assert.deepEqual(tried, ['ash -c exit', 'ash']);
  });

  /** The programs started in a container while `act` runs. */
  async function execsOf(id: string, act: () => Promise<void>): Promise<readonly string[]> {
    const ending = new AbortController();
    const seen: string[] = [];
    const onOpen = () =>
      void act().then(() => real.request('POST', `/containers/${id}/rename?name=done`));
    for await (const event of engine.events({ signal: ending.signal, onOpen })) {
      if (event.action === 'exec_start') {
        seen.push(event.detail ?? '');
      } else if (event.action === 'rename') {
        ending.abort();
      }
    }
    return seen;
  }

  it('leaves no shell behind when its terminal is closed', async () => {
    const id = await real.run('web');
    for (const [command, sign] of [
      ['', ''],
      ['top\r', 'COMMAND'],
      ['sh\r', '# '],
    ] as const) {
      const shell = await engine.terminals.shell(id);
      const typist = new Typist(shell);
      await typist.until('# ');
      typist.type(command);
      await typist.until(sign);
      shell.close();
      await typist.done;
    }
    for (let tries = 0; (await commands(id)).length > 1 && tries < 100; tries++);
    assert.deepEqual(await commands(id), ['sleep 1000000']);
  });

  it('says that the container stopped meanwhile', async () => {
    const id = await real.run('web');
    const shell = await engine.terminals.shell(id);
    const typist = new Typist(shell);
    await typist.until('# ');
    await real.request('POST', `/containers/${id}/kill`);
    await typist.done;
    assert.deepEqual(await shell.ended(), { kind: 'stopped', code: 137 });
    await fails(engine.terminals.shell(id), 'conflict', /not running/);
    await fails(engine.terminals.attach(id), 'conflict', /not running/);
  });

  it('does not start a shell in a paused container', async () => {
    const id = await real.run('web');
    await real.request('POST', `/containers/${id}/pause`);
    await fails(engine.terminals.shell(id), 'conflict', /paused/);
    await fails(engine.terminals.attach(id), 'conflict', /paused/);
  });

  it('attaches to a terminal, redraws, detaches by its keys, and leaves the program running', async () => {
    const id = await real.run('job', { Tty: true, OpenStdin: true, Cmd: ['sh'] });
    const attached = await engine.terminals.attach(id);
    const typist = new Typist(attached);
    typist.type('A=kept\r');
    await typist.until('/ # ');
    typist.type('\x10\x11');
    await typist.done;
    assert.deepEqual(await attached.ended(), { kind: 'detached' });
    const again = await engine.terminals.attach(id);
    const other = new Typist(again);
    other.type('echo "<$A>"; stty size; exit 3\r');
    await other.until('<kept>');
    await other.done;
    assert.deepEqual(await again.ended(), { kind: 'stopped', code: 3 });
  });

  it('attaches without a terminal: both streams are read, what is typed is sent', async () => {
    const Cmd = ['sh', '-c', 'while read line; do echo "out $line"; echo "err $line" >&2; done'];
    const id = await real.run('filter', { OpenStdin: true, StdinOnce: true, Cmd });
    const attached = await engine.terminals.attach(id);
    const typist = new Typist(attached);
    assert.deepEqual([attached.tty, attached.takesInput], [false, true]);
    typist.type('one\n');
    await typist.until('out one\n');
    await typist.until('err one\n');
    attached.endInput();
    await typist.done;
    assert.deepEqual(await attached.ended(), { kind: 'stopped', code: 0 });
  });

  it('detaches when the terminal is closed, and nothing is killed', async () => {
    const id = await real.run('job', { Tty: true, OpenStdin: true, Cmd: ['cat'] });
    const attached = await engine.terminals.attach(id);
    const typist = new Typist(attached);
    typist.type('hello\r');
    await typist.until('hello\r\nhello\r\n');
    attached.close();
    await typist.done;
    assert.deepEqual(await commands(id), ['cat']);
  });

  it('loses the connection when the Engine dies, and leaks none', async () => {
    const id = await real.run('job', { Tty: true, OpenStdin: true, Cmd: ['cat'] });
    const attached = await engine.terminals.attach(id);
    const shell = await engine.terminals.shell(id);
    const typists = [new Typist(attached), new Typist(shell)];
    await typists[1]?.until('# ');
    await real.dockerd.kill();
    for (const typist of typists) {
      await typist.done.catch((error) => assert.ok(EngineError.is(error, 'disconnected')));
      await fails(typist.connection.ended(), 'notRunning', /not running/);
    }
    await real.dockerd.restart();
  });
});
