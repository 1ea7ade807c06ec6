import assert from 'node:assert/strict';
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { answersAnywayFor } from '../../../server/connection/guard.ts';

describe('the guard around requests', () => {
  function setUp() {
    const logged: string[] = [];
    const log = { info: () => {}, error: (message: string) => void logged.push(message) };
    return { logged, answer: answersAnywayFor(log), source: new CancellationTokenSource() };
  }

  function isCancelled(answer: unknown): boolean {
    return answer instanceof ResponseError && answer.code === LSPErrorCodes.RequestCancelled;
  }

  it('logs what fails, and answers nothing', async () => {
    const { logged, answer, source } = setUp();
    const ask = answer<string, string>('Hover', 'nothing', (what) => {
      throw new Error(what);
    });
    assert.equal(await ask('broken', source.token), 'nothing');
    assert.deepEqual(logged, ['Hover failed']);
  });

  it('does not begin what was cancelled before', async () => {
    const { answer, source } = setUp();
    source.cancel();
    const ask = answer<null, string>('Hover', 'nothing', () => assert.fail('It began'));
    assert.ok(isCancelled(await ask(null, source.token)));
  });

  it('tells what is under way that nobody waits any more, and keeps quiet about its end', async () => {
    const { logged, answer, source } = setUp();
    let stopped = false;
    const ask = answer<null, string>('Hover', 'nothing', async (_, signal) => {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      stopped = signal.aborted;
      throw new Error('half done');
    });
    const asked = ask(null, source.token);
    source.cancel();
    assert.ok(isCancelled(await asked));
    assert.ok(stopped);
    assert.deepEqual(logged, []);
  });
});
