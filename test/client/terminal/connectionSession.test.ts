import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { EngineError } from '../../../client/engine/errors.ts';
import type { TerminalSize } from '../../../client/engine/terminals/connection.ts';
import {
  ConnectionSession,
  type ConnectionSessionOptions,
} from '../../../client/terminal/connectionSession.ts';
import { ManualClock } from '../engine/manualClock.ts';
import { FakeConnection } from './fakeConnection.ts';
import { RecordingScreen } from './recordingScreen.ts';

const SIZE = { columns: 80, rows: 24 };

function open(
  connection: FakeConnection,
  more: Partial<ConnectionSessionOptions> = {},
  size: TerminalSize | undefined = SIZE,
) {
  const screen = new RecordingScreen();
  const session = new ConnectionSession({
    name: 'web (sh)',
    icon: 'terminal',
    container: 'web',
    connection,
    ...more,
  });
  session.open(screen, size);
  return { screen, session };
}

describe('a terminal on a connection', () => {
  it('shows what the program writes, a character cut in two as one', async () => {
    const connection = new FakeConnection();
    const { screen } = open(connection);
    const bytes = Buffer.from('größe\n');
    connection.says(bytes.subarray(0, 3));
    connection.says(bytes.subarray(3));
    await screen.untilText('größe\n');
    assert.equal(screen.text, 'größe\n');
  });

  it('sends what is typed as it is, and its sizes', async () => {
    const connection = new FakeConnection();
    const { session } = open(connection);
    session.input('ls\r');
    session.input('\x03');
    session.resize({ columns: 100, rows: 30 });
    assert.deepEqual(connection.log, [
      'resize 80x24',
      'write "ls\\r"',
      'write "\\u0003"',
      'resize 100x30',
    ]);
  });

  it('says its size again when the program was not ready for it', async () => {
    const connection = new FakeConnection();
    connection.notReady = 1;
    const { screen } = open(connection);
    connection.says('# ');
    connection.says(undefined);
    await screen.untilClosed();
    assert.deepEqual(connection.log, ['resize 80x24', 'resize 80x24']);
  });

  it('sends no size before the terminal can be seen', async () => {
    const connection = new FakeConnection();
    const screen = new RecordingScreen();
    const session = new ConnectionSession({
      name: '',
      icon: '',
      container: 'web',
      connection,
      redraw: true,
    });
    session.open(screen);
    assert.deepEqual(connection.log, []);
    session.resize(SIZE);
    connection.says('$ ');
    await screen.untilText('$ ');
    assert.deepEqual(connection.log, ['resize 80x25', 'resize 80x24']);
  });

  it('lets a program that runs already draw itself again', async () => {
    const connection = new FakeConnection();
    const { screen } = open(connection, { welcome: 'Attached.', redraw: true });
    connection.says('$ ');
    await screen.untilText('$ ');
    assert.equal(screen.text, '\x1b[2mAttached.\x1b[0m\r\n$ ');
    assert.deepEqual(connection.log, ['resize 80x25', 'resize 80x24']);
  });

  it('closes with the exit code of the program', async () => {
    const connection = new FakeConnection();
    connection.end = { kind: 'exited', code: 7 };
    const { screen } = open(connection);
    connection.says(undefined);
    assert.equal(await screen.untilClosed(), 7);
  });

  it('closes when it was detached', async () => {
    const connection = new FakeConnection();
    connection.end = { kind: 'detached' };
    const { screen } = open(connection);
    connection.says(undefined);
    assert.equal(await screen.untilClosed(), 0);
  });

  it('stays open to be read when the container has stopped, until a key is pressed', async () => {
    const connection = new FakeConnection();
    connection.end = { kind: 'stopped', code: 137 };
    const { screen, session } = open(connection);
    connection.says('# ');
    connection.says(undefined);
    await screen.untilText('close this terminal');
    assert.equal(
      screen.text,
      '# \r\n\x1b[2mweb has stopped with exit code 137. Press any key to close this terminal\x1b[0m\r\n',
    );
    assert.equal(screen.closedWith, undefined);
    session.input('x');
    assert.equal(screen.closedWith, 0);
    assert.deepEqual(connection.log, ['resize 80x24']);
  });

  for (const when of ['while it reads', 'when it asks for the end'] as const) {
    it(`says that the Engine was lost ${when}`, async () => {
      const connection = new FakeConnection();
      const lost = new EngineError('notRunning', 'gone');
      connection.end = lost;
      const { screen } = open(connection);
      connection.says(when === 'while it reads' ? lost : undefined);
      await screen.untilText('close this terminal');
      assert.match(screen.text, /The Docker Engine is not running\. Start Docker/);
    });
  }

  it('says nothing more once it was closed', async () => {
    const connection = new FakeConnection();
    const { screen, session } = open(connection);
    session.close();
    connection.says('late');
    connection.says(new EngineError('disconnected', 'gone'));
    await new Promise(setImmediate);
    assert.equal(screen.text, '');
    assert.deepEqual(connection.log, ['resize 80x24', 'close']);
  });

  it('holds a program back that writes faster than a terminal draws', async () => {
    const connection = new FakeConnection();
    const clock = new ManualClock();
    const { screen } = open(connection, { clock });
    for (let k = 0; k < 6; k++) connection.says(Buffer.alloc(100_000, 'x'));
    connection.says('last');
    await screen.until(({ text }) => text.length === 300_000);
    await new Promise(setImmediate);
    assert.equal(screen.text.length, 300_000);
    clock.advance(16);
    await screen.until(({ text }) => text.length === 600_000);
    clock.advance(16);
    await screen.untilText('last');
  });
});

describe('a terminal on a program without a terminal', () => {
  it('is its line editor, and ends its lines', async () => {
    const connection = new FakeConnection({ tty: false });
    const { screen, session } = open(connection);
    session.input('hé\x7fi\r');
    session.input('\x04');
    connection.says('one\ntwo\r\n');
    await screen.untilText('two\r\n');
    assert.equal(screen.text, 'hé\b \bi\r\none\r\ntwo\r\n');
    assert.deepEqual(connection.log, ['write "hi\\n"', 'end input']);
  });

  it('detaches at Ctrl-C, and does not kill', () => {
    const connection = new FakeConnection({ tty: false, takesInput: false });
    const { screen, session } = open(connection);
    session.input('ignored\r');
    session.input('\x03');
    assert.deepEqual(connection.log, ['close']);
    assert.deepEqual([screen.text, screen.closedWith], ['', 0]);
  });
});
