import assert from 'node:assert/strict';
import { watch } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ShellCheckProcess } from '../../../../server/lint/shellcheck/process.ts';
import {
  ShellCheckError,
  type ShellCheckReason,
} from '../../../../server/lint/shellcheck/runner.ts';
import { Slots } from '../../../../server/lint/shellcheck/slots.ts';

const never = new AbortController().signal;

describe('ShellCheckProcess', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shellcheck-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  /** A program that stands for ShellCheck. */
  async function tool(script: string): Promise<string> {
    const path = join(folder, 'tool');
    await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return path;
  }

  /** Hangs; `started` gives its process id once it does. */
  async function hangingTool(): Promise<{ command: string; started: Promise<number> }> {
    const command = await tool(
      'cd "$(dirname "$0")" && echo $$ > new && mv new pid && exec sleep 600',
    );
    const started = new Promise<number>((resolve, reject) => {
      const watcher = watch(folder, (_, name) => {
        if (name !== 'pid') return;
        watcher.close();
        readFile(join(folder, 'pid'), 'utf8').then((text) => resolve(Number(text)), reject);
      });
    });
    return { command, started };
  }

  it('gives what the installed ShellCheck prints', async () => {
    const output = await new ShellCheckProcess().run('#!/bin/sh\nrm "$x"\n', never);
    const { comments } = JSON.parse(output) as { comments: { code: number }[] };
    assert.deepEqual(
      comments.map(({ code }) => code),
      [2154],
    );
  });

  it('kills the program when it is cancelled', async () => {
    const { command, started } = await hangingTool();
    const controller = new AbortController();
    const run = new ShellCheckProcess({ command }).run('', controller.signal);
    const rejected = assert.rejects(run, reason('cancelled'));
    const pid = await started;
    controller.abort();
    await rejected;
    assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
  });

  it('kills the program when it takes too long', async () => {
    const { command, started } = await hangingTool();
    const run = new ShellCheckProcess({ command, timeout: 1000 }).run('', never);
    await assert.rejects(run, reason('timeout'));
    const pid = await started;
    assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
  });

  it('does not wait for what a killed program has started', async () => {
    const command = await tool('sleep 5; true');
    const started = performance.now();
    const run = new ShellCheckProcess({ command, timeout: 200 }).run('', never);
    await assert.rejects(run, reason('timeout'));
    assert.ok(performance.now() - started < 4000);
  });

  it('starts nothing for one who was cancelled while waiting', async () => {
    const { command, started } = await hangingTool();
    const controller = new AbortController();
    const runner = new ShellCheckProcess({ command, concurrency: 1 });
    const runs = [1, 2, 3].map(() =>
      assert.rejects(runner.run('', controller.signal), reason('cancelled')),
    );
    await started;
    controller.abort();
    await Promise.all(runs);
  });

  it('says that there is no such program', async () => {
    const runner = new ShellCheckProcess({ command: join(folder, 'none') });
    await assert.rejects(runner.run('', never), reason('missing'));
  });

  it('says that a file is no program', async () => {
    const command = join(folder, 'tool');
    await writeFile(command, 'text', { mode: 0o644 });
    await assert.rejects(
      new ShellCheckProcess({ command }).run('', never),
      reason('failed', `${command} does not start`),
    );
  });

  it('says how a program failed', async () => {
    const command = await tool('echo "unrecognized option" >&2; exit 4');
    await assert.rejects(
      new ShellCheckProcess({ command }).run('x'.repeat(1_000_000), never),
      reason('failed', 'Exit code 4: unrecognized option'),
    );
  });
});

describe('Slots', () => {
  it('let no more through than there are', async () => {
    const slots = new Slots(2);
    const order: string[] = [];
    await slots.acquire();
    await slots.acquire();
    const third = slots.acquire().then(() => order.push('third'));
    const fourth = slots.acquire().then(() => order.push('fourth'));
    order.push('released');
    slots.release();
    await third;
    order.push('released');
    slots.release();
    await fourth;
    assert.deepEqual(order, ['released', 'third', 'released', 'fourth']);
  });
});

function reason(expected: ShellCheckReason, message?: string): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof ShellCheckError);
    assert.equal(error.reason, expected);
    if (message !== undefined) assert.equal(error.message, message);
    return true;
  };
}
