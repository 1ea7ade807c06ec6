import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { useTempFolder } from '../../workbench/tempFolder.ts';
import { longshore, only } from './cli.ts';

const RULES = only('DL3003', 'DL3020', 'DL4000');
const BEFORE = 'FROM alpine:3.22\nADD a /a\nRUN cd /a && b\nMAINTAINER me\n';
const AFTER =
  'FROM alpine:3.22\nCOPY a /a\nRUN cd /a && b\nLABEL org.opencontainers.image.authors="me"\n';
const LEFT =
  'Dockerfile:3:5  warning  DL3003  "cd /a" holds for this RUN only: set the folder with WORKDIR\n';

describe('longshore lint --fix', () => {
  const folder = useTempFolder();

  const lint = (...args: readonly string[]) =>
    longshore(['lint', ...RULES, ...args], { workingFolder: folder.path });

  it('mends what is safe, and reports what was mended and what is left', async () => {
    folder.write({ Dockerfile: BEFORE });
    assert.deepEqual(await lint('--fix'), {
      code: 1,
      out: `${LEFT}\nFixed 2 problems in 1 file: 1 DL3020, 1 DL4000\n1 problem in 1 file: 1 warning\n`,
      err: '',
    });
    assert.equal(folder.read('Dockerfile'), AFTER);
    assert.deepEqual(readdirSync(folder.path), ['Dockerfile']);
  });

  it('says what was mended beside a format for programs, too', async () => {
    folder.write({ Dockerfile: BEFORE });
    const { out, err } = await lint('--fix', '--format', 'json');
    assert.equal(JSON.parse(out).length, 1);
    assert.equal(err, 'Fixed 2 problems in 1 file: 1 DL3020, 1 DL4000\n');
  });

  it('has nothing to do the second time', async () => {
    folder.write({ Dockerfile: BEFORE });
    await lint('--fix');
    const { mtimeMs, ino } = statSync(folder.at('Dockerfile'));
    const { out } = await lint('--fix');
    assert.equal(out, `${LEFT}\n1 problem in 1 file: 1 warning\n`);
    const again = statSync(folder.at('Dockerfile'));
    assert.deepEqual([again.mtimeMs, again.ino], [mtimeMs, ino]);
  });

  it('keeps the byte order mark, line ends and the mode', async () => {
    folder.write({ Dockerfile: `\uFEFF${BEFORE}`.replaceAll('\n', '\r\n') });
    chmodSync(folder.at('Dockerfile'), 0o755);
    await lint('--fix');
    assert.equal(folder.read('Dockerfile'), `\uFEFF${AFTER}`.replaceAll('\n', '\r\n'));
    assert.equal(statSync(folder.at('Dockerfile')).mode & 0o777, 0o755);
  });

  it('mends what a link leads to, and leaves the link', async () => {
    folder.write({ 'real/api.txt': BEFORE });
    symlinkSync('real/api.txt', folder.at('Dockerfile'));
    assert.equal((await lint('--fix')).err, '');
    assert.equal(folder.read('real/api.txt'), AFTER);
    assert.ok(lstatSync(folder.at('Dockerfile')).isSymbolicLink());
  });

  it('does not follow a link out of the working folder', async () => {
    folder.write({ 'outside/Dockerfile': BEFORE, 'work/other': '' });
    symlinkSync('../outside/Dockerfile', folder.at('work/Dockerfile'));
    const { code, out, err } = await longshore(['lint', ...RULES, '--fix'], {
      workingFolder: folder.at('work'),
    });
    const target = folder.at('outside/Dockerfile');
    assert.equal(
      err,
      `longshore: cannot fix Dockerfile: it is a link that leads out of this folder, to ${target}\n`,
    );
    assert.match(out, /^3 problems in 1 file: 2 errors, 1 warning; --fix mends 2$/m);
    assert.equal(code, 2);
    assert.equal(folder.read('outside/Dockerfile'), BEFORE);
  });

  it('does not touch what is no text', async () => {
    folder.write({});
    writeFileSync(
      folder.at('Dockerfile'),
      Buffer.from('FROM alpine:3.22\nADD caf\xe9 /a\n', 'latin1'),
    );
    const before = statSync(folder.at('Dockerfile')).mtimeMs;
    const { code, err } = await lint('--fix', 'Dockerfile');
    assert.equal(err, 'longshore: cannot fix Dockerfile: it is no UTF-8 text\n');
    assert.equal(code, 2);
    assert.equal(statSync(folder.at('Dockerfile')).mtimeMs, before);
  });
});

describe('longshore lint --fix-dry-run', () => {
  const folder = useTempFolder();

  const lint = (...args: readonly string[]) =>
    longshore(['lint', ...RULES, '--fix-dry-run', ...args], {
      workingFolder: folder.path,
    });

  it('shows what would change and what would be left, and changes nothing', async () => {
    folder.write({ Dockerfile: BEFORE, 'clean.Dockerfile': 'FROM alpine:3.22\n' });
    assert.deepEqual(await lint(), {
      code: 1,
      out: `--- Dockerfile
+++ Dockerfile
@@ -1,4 +1,4 @@
 FROM alpine:3.22
-ADD a /a
+COPY a /a
 RUN cd /a && b
-MAINTAINER me
+LABEL org.opencontainers.image.authors="me"

${LEFT}
Would fix 2 problems in 1 file: 1 DL3020, 1 DL4000
1 problem in 1 of 2 files: 1 warning
`,
      err: '',
    });
    assert.equal(folder.read('Dockerfile'), BEFORE);
  });

  it('reports what would be left alone where a program reads', async () => {
    folder.write({ Dockerfile: BEFORE });
    const { out } = await lint('--format', 'json');
    assert.deepEqual(
      JSON.parse(out).map(({ code }: { code: string }) => code),
      ['DL3003'],
    );
  });
});
