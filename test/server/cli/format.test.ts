import assert from 'node:assert/strict';
import { chmodSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { useTempFolder } from '../../workbench/tempFolder.ts';
import { type CliSurroundings, longshore } from './cli.ts';

const BEFORE = 'from a\nRUN b \\\n&& c\n';
const AFTER = 'FROM a\nRUN b \\\n    && c\n';

describe('longshore format', () => {
  const folder = useTempFolder();

  const format = (args: readonly string[] = [], surroundings: Partial<CliSurroundings> = {}) =>
    longshore(['format', ...args], { workingFolder: folder.path, ...surroundings });

  it('lays out all Dockerfiles of a folder, and names those that changed', async () => {
    folder.write({ Dockerfile: BEFORE, 'api/Containerfile': BEFORE, 'web/Dockerfile': AFTER });
    assert.deepEqual(await format(), { code: 0, out: 'Dockerfile\napi/Containerfile\n', err: '' });
    assert.equal(folder.read('Dockerfile'), AFTER);
    assert.equal(folder.read('api/Containerfile'), AFTER);
    assert.deepEqual(await format(), { code: 0, out: '', err: '' });
  });

  it('keeps the byte order mark, line ends and the mode', async () => {
    folder.write({ Dockerfile: `\uFEFF${BEFORE}`.replaceAll('\n', '\r\n') });
    chmodSync(folder.at('Dockerfile'), 0o755);
    await format();
    assert.equal(folder.read('Dockerfile'), `\uFEFF${AFTER}`.replaceAll('\n', '\r\n'));
    assert.equal(statSync(folder.at('Dockerfile')).mode & 0o777, 0o755);
  });

  it('only looks with --check', async () => {
    folder.write({ Dockerfile: BEFORE, 'web/Dockerfile': AFTER });
    const out = 'Dockerfile is not formatted\n';
    assert.deepEqual(await format(['--check']), { code: 1, out, err: '' });
    assert.equal(folder.read('Dockerfile'), BEFORE);
    assert.deepEqual(await format(['--check', 'web']), { code: 0, out: '', err: '' });
  });

  it('only shows with --diff', async () => {
    folder.write({ Dockerfile: BEFORE });
    const out = `--- Dockerfile
+++ Dockerfile
@@ -1,3 +1,3 @@
-from a
+FROM a
 RUN b \\
-&& c
+    && c
`;
    assert.deepEqual(await format(['--diff']), { code: 0, out, err: '' });
    assert.deepEqual(await format(['--diff', '--check']), { code: 1, out, err: '' });
    assert.equal(folder.read('Dockerfile'), BEFORE);
  });

  it('passes standard input on', async () => {
    assert.deepEqual(await format(['-'], { stdin: BEFORE }), { code: 0, out: AFTER, err: '' });
    assert.deepEqual(await format(['-'], { stdin: AFTER }), { code: 0, out: AFTER, err: '' });
    const check = await format(['-', '--check', '--stdin-filename', 'x'], { stdin: BEFORE });
    assert.deepEqual(check, { code: 1, out: 'x is not formatted\n', err: '' });
  });

  it('does as longshore.yaml says', async () => {
    folder.write({
      'longshore.yaml': 'format:\n  keywordCase: lower\n  indent: 2\nexclude: [vendor]\n',
      Dockerfile: AFTER,
      'vendor/Dockerfile': BEFORE,
    });
    assert.deepEqual(await format(), { code: 0, out: 'Dockerfile\n', err: '' });
    assert.equal(folder.read('Dockerfile'), 'from a\nrun b \\\n  && c\n');
    await format(['--no-config']);
    assert.equal(folder.read('Dockerfile'), 'FROM a\nRUN b \\\n  && c\n');
    folder.write({ 'other.yaml': 'format: {indent: 8}\n' });
    await format(['-c', 'other.yaml', 'Dockerfile']);
    assert.equal(folder.read('Dockerfile'), 'FROM a\nRUN b \\\n  && c\n');
  });

  it('does as .editorconfig says, unless longshore.yaml does', async () => {
    folder.write({
      '.editorconfig':
        'root = true\n[Dockerfile]\nindent_style = tab\ninsert_final_newline = false\n',
      'api/.editorconfig': '[*]\nindent_style = space\nindent_size = 3\n',
      'web/longshore.yaml': 'format: {indent: 2}\n',
      Dockerfile: AFTER.trimEnd(),
      'api/Dockerfile': AFTER,
      'web/Dockerfile': AFTER,
    });
    await format();
    assert.equal(folder.read('Dockerfile'), 'FROM a\nRUN b \\\n\t&& c');
    assert.equal(folder.read('api/Dockerfile'), 'FROM a\nRUN b \\\n   && c\n');
    assert.equal(folder.read('web/Dockerfile'), 'FROM a\nRUN b \\\n  && c\n');
    const named = await format(['-', '--stdin-filename', 'api/x'], { stdin: AFTER });
    assert.equal(named.out, 'FROM a\nRUN b \\\n   && c\n');
    await format(['--no-editorconfig', 'Dockerfile']);
    assert.equal(folder.read('Dockerfile'), 'FROM a\nRUN b \\\n\t&& c\n');
  });

  it('keeps the indentation that most instructions of a file have', async () => {
    for (const step of ['  ', '\t', '        ']) {
      const text = `FROM a\nRUN b \\\n${step}&& c\nRUN d \\\n${step}e \\\n      f\nRUN g \\\n h\n`;
      const { out } = await format(['-'], { stdin: text });
      assert.equal(out.split('\n')[7], `${step}h`);
      assert.equal(out.split('\n')[2], `${step}&& c`);
    }
  });

  it('says what cannot be done, and does the rest', async () => {
    folder.write({ Dockerfile: BEFORE });
    writeFileSync(folder.at('bad.Dockerfile'), Buffer.from([0x46, 0xff, 0x0a]));
    symlinkSync('/etc/hostname', folder.at('link.Dockerfile'));
    const { code, out, err } = await format(['Dockerfile', 'bad.Dockerfile', 'none']);
    assert.equal(code, 2);
    assert.equal(out, 'Dockerfile\n');
    assert.equal(
      err,
      `longshore: cannot read none: there is no such file or folder
longshore: cannot format bad.Dockerfile: it is no UTF-8 text
`,
    );
  });

  it('says how it is used', async () => {
    assert.match((await format(['--help'])).out, /^Usage: longshore format/);
    assert.deepEqual(await format(['--chek']), {
      code: 2,
      out: '',
      err: 'longshore: there is no option "--chek": did you mean "--check"?\nRun "longshore --help" for what it takes\n',
    });
    assert.equal((await format(['--no-config', '--config', 'x'])).code, 2);
  });
});
