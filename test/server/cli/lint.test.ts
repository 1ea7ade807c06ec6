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
