import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { builtCli } from '../../workbench/builtCli.ts';
import { type TempFolder, useTempFolder } from '../../workbench/tempFolder.ts';
import { only } from './cli.ts';

const RULES = only('DL3020');

async function finish(child: ChildProcessWithoutNullStreams) {
  child.stdin.end();
  const [out, err, [code]] = await Promise.all([
    buffer(child.stdout),
    buffer(child.stderr),
    once(child, 'close'),
  ]);
  return { code, out: out.toString(), err: err.toString() };
}

/** Resolves when the file `way` has been written. */
async function appears(folder: TempFolder, way: string): Promise<void> {
  const stopped = new AbortController();
  const changes = watch(folder.path, { signal: stopped.signal });
  // It listens from the first call on.
  for (let change = changes.next(); !existsSync(folder.at(way)) || folder.read(way) === ''; ) {
    await change;
    change = changes.next();
  }
  stopped.abort();
}

describe('longshore as a process', function () {
  this.timeout(30_000);
  const folder = useTempFolder();
  let program = '';
  before(async () => {
    program = await builtCli();
  });

  /** `longshore ARGS` in the folder; programs in its `bin` come before those of the system. */
  function start(args: readonly string[], path = `${folder.at('bin')}:/usr/bin:/bin`) {
    return spawn(process.execPath, [program, ...args], {
      cwd: folder.path,
      env: { PATH: path, HOME: folder.path },
    });
  }

  /** Many files, every one with a finding of its own. */
  function writeMany(count: number): void {
    const files = Array.from({ length: count }, (_, n) => [
      `${n % 7}/${n}.Dockerfile`,
      `FROM alpine:3.22\nADD file${n} /a\n`,
    ]);
    folder.write(Object.fromEntries(files));
  }

  it('says the same with several threads as with one', async () => {
    writeMany(150);
    folder.write({ 'longshore.yaml': 'exclude: ["3"]\n', '5/longshore.yaml': 'rule: {}\n' });
    const run = (threads: string) =>
      finish(start(['lint', ...RULES, '--threads', threads, '.', 'missing']));
    const [one, two] = await Promise.all([run('1'), run('2')]);
    assert.deepEqual(two, one);
    assert.equal(one.code, 2);
    assert.equal(one.out.match(/DL3020/g)?.length, 129);
    assert.equal(
      one.err,
      `longshore: cannot read missing: there is no such file or folder
longshore: ${folder.at('5/longshore.yaml')}:1:1: There is no key "rule": did you mean "rules"?
`,
    );
  });

  it('fixes in several threads', async () => {
    writeMany(60);
    const { code, out } = await finish(start(['lint', ...RULES, '--threads', '2', '--fix']));
    assert.deepEqual(
      [code, out],
      [0, 'Fixed 60 problems in 60 files: 60 DL3020\nNo problems in 60 files\n'],
    );
    assert.equal(folder.read('3/10.Dockerfile'), 'FROM alpine:3.22\nCOPY file10 /a\n');
  });

  it('reads standard input, byte order mark and all', async () => {
    const child = start(['lint', ...RULES, '--fix', '-']);
    child.stdin.write('\uFEFFFROM alpine:3.22\nADD é /a\n');
    assert.equal((await finish(child)).out, '\uFEFFFROM alpine:3.22\nCOPY é /a\n');
  });

  it('ends with 130 when it is cancelled while it waits for input', async () => {
    const child = start(['lint', '-']);
    // More than fits between the two processes: it is reading by then.
    await new Promise((resolve) => child.stdin.write('#'.repeat(4 << 20), resolve));
    child.kill('SIGINT');
    assert.deepEqual(await finish(child), { code: 130, out: '', err: '' });
  });

  for (const threads of ['1', '2']) {
    it(`ends with 130 while ShellCheck runs, and leaves none behind: threads ${threads}`, async () => {
      folder.write({
        'bin/shellcheck': '#!/bin/sh\necho $$ > "$HOME/started"\nexec sleep 600\n',
        'a.Dockerfile': 'FROM alpine:3.22\nRUN a\n',
        'b.Dockerfile': 'FROM alpine:3.22\nRUN b\n',
      });
      chmodSync(folder.at('bin/shellcheck'), 0o755);
      const child = start(['lint', '--threads', threads]);
      await appears(folder, 'started');
      child.kill('SIGINT');
      assert.deepEqual(await finish(child), { code: 130, out: '', err: '' });
      const shellCheck = Number(folder.read('started'));
      assert.throws(() => process.kill(shellCheck, 0), { code: 'ESRCH' });
    });
  }

  it('asks the installed ShellCheck, whose findings are silenced and fixed like all others', async () => {
    folder.write({
      'a.Dockerfile': 'FROM alpine:3.22\nADD a /a\nRUN echo "`date`"\nMAINTAINER me\n',
      'b.Dockerfile': 'FROM alpine:3.22\n# longshore ignore=SC2006 old shells\nRUN echo "`date`"\n',
      'longshore.yaml': 'rules:\n  SC2005: off\n  SC2006: error\n',
    });
    const ignore = only('DL3020', 'DL4000', 'LS0900', 'LS0901').slice(1);
    const found = await finish(start(['lint', ...ignore]));
    assert.equal(
      found.out,
      `a.Dockerfile:2:1  error  DL3020  "a" is a plain file or folder: use COPY, which does nothing but copy
a.Dockerfile:3:11  error  SC2006  Use $(...) notation instead of legacy backticks \`...\`
a.Dockerfile:4:1  error  DL4000  MAINTAINER is deprecated: use LABEL org.opencontainers.image.authors

3 problems in 1 of 2 files: 3 errors; --fix mends 3
`.replaceAll(/^(a\S+)/gm, (place) => place.padEnd(17)),
    );
    await finish(start(['lint', ...ignore, '--fix']));
    assert.equal(
      folder.read('a.Dockerfile'),
      'FROM alpine:3.22\nCOPY a /a\nRUN echo "$(date)"\nLABEL org.opencontainers.image.authors="me"\n',
    );
  });

  it('lints without ShellCheck when it is missing, and says so on request', async () => {
    folder.write({ Dockerfile: 'FROM alpine:3.22\nRUN echo $x\n' });
    const lint = (...args: readonly string[]) => {
      const ignore = only().slice(1);
      return finish(start(['lint', ...ignore, ...args], folder.at('bin')));
    };
    assert.deepEqual(await lint(), { code: 0, out: 'No problems in 1 file\n', err: '' });
    assert.equal(
      (await lint('-V')).err,
      'longshore: ShellCheck is not installed: shell commands are not checked by it. Install shellcheck to see its findings in Dockerfiles\n',
    );
  });
});
