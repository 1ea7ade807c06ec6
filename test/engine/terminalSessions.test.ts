import assert from 'node:assert/strict';
import type { DockerodeEngine } from '../../client/engine/dockerodeEngine.ts';
import { ConnectionSession } from '../../client/terminal/connectionSession.ts';
import { RecordingScreen } from '../client/terminal/recordingScreen.ts';
import { engineAt } from '../workbench/engine/clients.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';

describe('Terminals on a real Engine, as people use them', function () {
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

  async function open(kind: 'shell' | 'attach', id: string) {
    const screen = new RecordingScreen();
    const connection = await engine.terminals[kind](id);
    const session = new ConnectionSession({
      name: 'web',
      icon: 'terminal',
      container: 'web',
      connection,
      ...(kind === 'attach' && { redraw: true }),
    });
    session.open(screen, { columns: 90, rows: 20 });
    return { screen, session };
  }

  it('types, resizes, interrupts and exits', async () => {
    const { screen, session } = await open('shell', await real.run('web'));
    await screen.untilText('# ');
    session.input('stty size\r');
    await screen.untilText('\n20 90\r\n');
    session.resize({ columns: 70, rows: 10 });
    session.input('echo now; cat\r');
    await screen.untilText('\nnow\r\n');
    session.input('echoed\r');
    await screen.untilText('echoed\r\nechoed\r\n');
    session.input('\x03');
    await screen.until(({ text }) => /\^C\r\n.*# /s.test(text));
    session.input('stty size; exit 5\r');
    assert.equal(await screen.untilClosed(), 5);
    assert.match(screen.text, /\n10 70\r\n/);
  });

  it('shows a great deal of output whole and in order', async () => {
    const { screen, session } = await open('shell', await real.run('web'));
    await screen.untilText('# ');
    session.input("seq 1 60000 | sed 's/$/ äöü/'; echo 'the e''nd'\r");
    await screen.untilText('the end\r\n');
    const numbers = [...screen.text.matchAll(/^(\d+) äöü\r$/gm)].map(([, number]) =>
      Number(number),
    );
    assert.equal(numbers.length, 60_000);
    assert.ok(numbers.every((number, index) => number === index + 1));
    session.close();
  });

  it('says that the container stopped, and waits for a key', async () => {
    const id = await real.run('web');
    const { screen, session } = await open('shell', id);
    await screen.untilText('# ');
    await real.request('POST', `/containers/${id}/kill`);
    await screen.untilText('web has stopped with exit code 137. Press any key');
    session.input('q');
    assert.equal(await screen.untilClosed(), 0);
  });

  it('draws an attached program again, tells its end', async () => {
    const script = 'trap "stty size" WINCH; until read line; do :; done; exit 3';
    const Cmd = ['sh', '-c', script];
    const id = await real.run('web', { Tty: true, OpenStdin: true, Cmd });
    const { screen, session } = await open('attach', id);
    await screen.untilText('20 90\r\n');
    session.input('q\r');
    await screen.untilText('web has stopped with exit code 3');
  });

  it('says that the Engine died', async () => {
    const { screen } = await open('shell', await real.run('web'));
    await screen.untilText('# ');
    await real.dockerd.kill();
    try {
      await screen.untilText('Press any key');
      // Its connection may end before its socket refuses the next one.
      assert.match(
        screen.text,
        /The Docker Engine is not running\.|The connection to the Docker Engine was lost\./,
      );
    } finally {
      await real.dockerd.restart();
    }
  });
});
