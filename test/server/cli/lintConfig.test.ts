import assert from 'node:assert/strict';
import { useTempFolder } from '../../workbench/tempFolder.ts';
import { type CliSurroundings, longshore, only } from './cli.ts';

const RULES = only('DL3003', 'DL3006', 'DL3020', 'DL4000');
const ADD = 'FROM alpine:3.22\nADD a /a\n';
const CLEAN = 'FROM alpine:3.22\nCOPY a /a\n';

describe('longshore lint: what is configured', () => {
  const folder = useTempFolder();

  const lint = (args: readonly string[], more: Partial<CliSurroundings> = {}) =>
    longshore(['lint', ...RULES, ...args], { workingFolder: folder.path, ...more });

  /** The codes of what is found, in order, and the exit code. */
  async function codes(args: readonly string[], more: Partial<CliSurroundings> = {}) {
    const { out, code } = await lint(['--format', 'json', ...args], more);
    return [...JSON.parse(out).map((finding: { code: string }) => finding.code), code];
  }

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
});
