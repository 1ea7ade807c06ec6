import assert from 'node:assert/strict';
import { useTempFolder } from '../../workbench/tempFolder.ts';
import { type CliSurroundings, longshore, only } from './cli.ts';

const RULES = only('DL3003', 'DL3006', 'DL3020', 'DL4000');
const ADD = 'FROM alpine:3.22\nADD a /a\n';
const ADD_FOUND =
  'Dockerfile:2:1  error  DL3020  "a" is a plain file or folder: use COPY, which does nothing but copy\n';
const CLEAN = 'FROM alpine:3.22\nCOPY a /a\n';
const UNTAGGED = 'FROM alpine\n';

describe('longshore lint', () => {
  const folder = useTempFolder();

  const lint = (args: readonly string[], more: Partial<CliSurroundings> = {}) =>
    longshore(['lint', ...RULES, ...args], { workingFolder: folder.path, ...more });

  /** The codes of what is found, in order, and the exit code. */
  async function codes(args: readonly string[], more: Partial<CliSurroundings> = {}) {
    const { out, code } = await lint(['--format', 'json', ...args], more);
    return [...JSON.parse(out).map((finding: { code: string }) => finding.code), code];
  }

  describe('exit code', () => {
    it('is 0 when nothing is found', async () => {
      folder.write({ Dockerfile: CLEAN });
      assert.deepEqual(await lint(['Dockerfile']), {
        code: 0,
        out: 'No problems in 1 file\n',
        err: '',
      });
    });

    it('is 1 when something is', async () => {
      folder.write({ Dockerfile: ADD });
      assert.deepEqual(await lint([]), {
        code: 1,
        out: `${ADD_FOUND}\n1 problem in 1 file: 1 error; --fix mends 1\n`,
        err: '',
      });
    });

    it('is 2 for a file that cannot be read; the others are linted', async () => {
      folder.write({ Dockerfile: ADD });
      assert.deepEqual(await lint(['missing', 'Dockerfile']), {
        code: 2,
        out: `${ADD_FOUND}\n1 problem in 1 file: 1 error; --fix mends 1\n`,
        err: 'longshore: cannot read missing: there is no such file or folder\n',
      });
    });

    it('is 2 for wrong usage, which is told', async () => {
      const wrong = [
        ['--foramt', 'json'],
        ['--format', 'jsn'],
        ['--format', 'gnu'],
        ['--output', 'a', '--output', 'b'],
        ['--failure-threshold', 'high'],
        ['--require-label', 'a:number'],
        ['--threads', 'many'],
        ['--config', 'a', '--no-config'],
        ['-x'],
        ['--fix=yes'],
      ];
      const told: string[] = [];
      for (const args of wrong) {
        const { code, err } = await lint(args);
        assert.equal(code, 2);
        told.push(err.split('\n')[0] ?? '');
      }
      assert.deepEqual(told, [
        'longshore: there is no option "--foramt": did you mean "--format"?',
        'longshore: there is no format "jsn": did you mean "json"?',
        'longshore: there is no format "gnu": use one of checkstyle, codeclimate, github, gitlab_codeclimate, json, junit, sarif, sonarqube, text',
        'longshore: "--output b" has no "--format" of its own',
        'longshore: "--failure-threshold" needs one of error, warning, info, hint, off, not "high"',
        'longshore: "--require-label" needs NAME:TYPE with a type of text, email, hash, rfc3339, semver, spdx, url, not "a:number"',
        'longshore: "--threads" needs a number from 1 to 999, not "many"',
        'longshore: use either "--config" or "--no-config"',
        'longshore: there is no option "-x"',
        "longshore: Option '--fix' does not take an argument",
      ]);
    });

    it('is 130, and nothing is printed, when it is cancelled', async () => {
      folder.write({ Dockerfile: ADD });
      assert.deepEqual(await lint([], { signal: AbortSignal.abort() }), {
        code: 130,
        out: '',
        err: '',
      });
    });

    it('is 0 below the failure threshold, by its names here and in hadolint', async () => {
      folder.write({ Dockerfile: UNTAGGED });
      const codeAt = async (threshold: string) => (await lint(['-t', threshold])).code;
      assert.deepEqual(
        [
          await codeAt('error'),
          await codeAt('warning'),
          await codeAt('info'),
          await codeAt('style'),
          await codeAt('ignore'),
          await codeAt('off'),
        ],
        [0, 1, 1, 1, 1, 0],
      );
    });

    it('is 0 with --no-fail, and for what always wants 0', async () => {
      folder.write({ Dockerfile: ADD });
      assert.equal((await lint(['--no-fail'])).code, 0);
      assert.equal((await lint(['--format', 'codeclimate'])).code, 0);
      assert.equal((await lint(['--no-fail', 'missing', 'Dockerfile'])).code, 2);
    });
  });

  describe('rules', () => {
    it('are silenced and made more or less severe', async () => {
      folder.write({ Dockerfile: `${ADD}MAINTAINER me\n` });
      assert.deepEqual(await codes([]), ['DL3020', 'DL4000', 1]);
      assert.deepEqual(await codes(['--ignore', 'DL3020,DL4000']), [0]);
      assert.deepEqual(await codes(['--ignore=DL3020', '--style', 'DL4000']), ['DL4000', 0]);
      assert.deepEqual(await codes(['--ignore', 'DL3020', '--ignore', 'DL4000']), [0]);
    });

    it('are told when there is none of that name, and the rest is done', async () => {
      folder.write({ Dockerfile: ADD });
      const { code, err } = await lint(['--ignore', 'DL3O20,DL9999', '--error', 'SC2086']);
      assert.equal(
        err,
        'longshore: there is no rule "DL3O20": did you mean "DL3020"?\nlongshore: there is no rule "DL9999"\n',
      );
      assert.equal(code, 1);
    });
  });

  describe('configuration', () => {
    const IGNORES = 'ignore: [DL3020]\n';

    it('is that of each file, and flags are stronger', async () => {
      folder.write({
        'a/Dockerfile': ADD,
        'b/Dockerfile': ADD,
        'b/longshore.yaml': IGNORES,
      });
      assert.deepEqual(await codes([]), ['DL3020', 1]);
      assert.deepEqual(await codes(['--no-config']), ['DL3020', 'DL3020', 1]);
      assert.deepEqual(await codes(['--config', 'b/longshore.yaml']), [0]);
      assert.deepEqual(await codes(['--ignore', 'DL3020', 'a']), [0]);
    });

    it("is hadolint's too, in its file and in the environment", async () => {
      folder.write({
        Dockerfile: ADD,
        '.hadolint.yaml': 'failure-threshold: error\nignored: [DL3020]\n',
      });
      assert.deepEqual(await codes([]), [0]);
      const environment = { HADOLINT_IGNORE: 'DL3020' };
      assert.deepEqual(await codes(['--no-config'], { environment }), [0]);
    });

    it('leaves files out', async () => {
      folder.write({
        'a/Dockerfile': ADD,
        'old/Dockerfile': ADD,
        'longshore.yaml': 'exclude: [old]\n',
      });
      assert.deepEqual(await codes(['-V']), ['DL3020', 1]);
      const { err } = await lint(['-V', 'old/Dockerfile']);
      assert.match(err, /^longshore: old\/Dockerfile is excluded by the configuration$/m);
    });

    it('chooses formats, unless the flags do or there is none', async () => {
      folder.write({ Dockerfile: CLEAN, '.hadolint.yaml': 'format: json\n' });
      assert.equal((await lint([])).out, '[]\n');
      assert.equal((await lint(['-f', 'tty'])).out, 'No problems in 1 file\n');
      folder.write({ '.hadolint.yaml': 'format: codacy\n' });
      assert.deepEqual(await lint([]), {
        code: 0,
        out: 'No problems in 1 file\n',
        err: 'longshore: the configuration asks for the format "codacy", which there is not\n',
      });
    });

    it('that is wrong is told at its place, once, and ends with 2; the rest is done', async () => {
      folder.write({
        'a.Dockerfile': ADD,
        'b.Dockerfile': ADD,
        'longshore.yaml': 'rules:\n  DL3020: loud\n',
      });
      const { code, out, err } = await lint(['-f', 'json']);
      assert.equal(
        err,
        `longshore: ${folder.at('longshore.yaml')}:2:11: "rules.DL3020" must be one of off, hint, info, warning, error\n`,
      );
      assert.equal(JSON.parse(out).length, 2);
      assert.equal(code, 2);
    });

    it('that is asked for must be there', async () => {
      folder.write({ Dockerfile: CLEAN });
      const { code, err } = await lint(['--config', 'no.yaml']);
      assert.equal(
        err,
        `longshore: ${folder.at('no.yaml')}:1:1: This file cannot be read: there is no such file\n`,
      );
      assert.equal(code, 2);
    });
  });

  describe('standard input', () => {
    it('is linted, under the name and with the configuration it is given', async () => {
      folder.write({ 'sub/longshore.yaml': 'ignore: [DL3020]\n' });
      assert.match((await lint(['-'], { stdin: ADD })).out, /^-:2:1 /);
      const named = await lint(['-', '--stdin-filename', 'sub/Dockerfile'], {
        stdin: `${ADD}MAINTAINER me\n`,
      });
      assert.match(named.out, /^sub\/Dockerfile:3:1 {2}error {2}DL4000 /);
    });

    it('is printed with its fixes, alone; the report goes to standard error', async () => {
      assert.deepEqual(await lint(['--fix', '-'], { stdin: `${ADD}RUN cd /a && b\n` }), {
        code: 1,
        out: 'FROM alpine:3.22\nCOPY a /a\nRUN cd /a && b\n',
        err: '-:3:5  warning  DL3003  "cd /a" holds for this RUN only: set the folder with WORKDIR\n\nFixed 1 problem in 1 file: 1 DL3020\n1 problem in 1 file: 1 warning\n',
      });
    });

    it('is printed as it is when it is excluded', async () => {
      folder.write({ 'longshore.yaml': 'exclude: [Dockerfile]\n' });
      assert.deepEqual(
        await lint(['--fix', '-', '--stdin-filename', 'Dockerfile'], { stdin: ADD }),
        {
          code: 0,
          out: ADD,
          err: 'No problems in 0 files\n',
        },
      );
    });
  });

  describe('output', () => {
    it('goes to files, each for the format of its place, and the rest to standard output', async () => {
      folder.write({ Dockerfile: ADD });
      const { out } = await lint([
        '-f',
        'json',
        '-f',
        'sarif',
        '-f',
        'github',
        '-o',
        'a',
        '-o',
        'b',
      ]);
      assert.match(out, /^::error file=Dockerfile,line=2/);
      assert.equal(JSON.parse(folder.read('a'))[0].code, 'DL3020');
      assert.equal(JSON.parse(folder.read('b')).version, '2.1.0');
    });

    it('that cannot be written is told', async () => {
      folder.write({ Dockerfile: CLEAN });
      const { code, err } = await lint(['-f', 'json', '-o', 'no/where']);
      assert.equal(err, 'longshore: cannot write no/where: there is no such file or folder\n');
      assert.equal(code, 2);
    });

    it('has colour on a terminal, unless somebody minds', async () => {
      folder.write({ Dockerfile: ADD });
      const coloured = async (args: readonly string[], environment = {}) =>
        (await lint(args, { colour: true, environment })).out.includes('\u001b[');
      assert.deepEqual(
        [
          await coloured([]),
          await coloured(['--no-color']),
          await coloured([], { NO_COLOR: '1' }),
          await coloured(['-f', 'json']),
        ],
        [true, false, false, false],
      );
    });

    it('calls the one file what it is told to', async () => {
      folder.write({ Dockerfile: ADD, 'b.Dockerfile': ADD });
      const { out } = await lint(['--file-path-in-report', 'src/Dockerfile', 'Dockerfile']);
      assert.match(out, /^src\/Dockerfile:2:1 /);
      const { err } = await lint(['--file-path-in-report', 'x', '.']);
      assert.equal(
        err.split('\n')[0],
        'longshore: "--file-path-in-report" names one file, but there are several to lint',
      );
    });

    it('says on request what was done', async () => {
      folder.write({ Dockerfile: CLEAN, 'longshore.yaml': '' });
      const { err } = await lint(['--verbose']);
      assert.equal(err, `longshore: configuration: ${folder.at('longshore.yaml')}\n`);
    });
  });

  it('shows its help', async () => {
    const { code, out } = await lint(['--help']);
    assert.equal(code, 0);
    assert.match(out, /^Usage: longshore lint /);
    assert.deepEqual(
      out.split('\n').filter((line) => line.length > 100),
      [],
    );
  });

  it('tells a folder without a Dockerfile', async () => {
    assert.deepEqual(await lint([]), {
      code: 0,
      out: 'No problems in 0 files\n',
      err: 'longshore: no Dockerfile in .\n',
    });
  });
});
