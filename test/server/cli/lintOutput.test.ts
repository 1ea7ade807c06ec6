import assert from 'node:assert/strict';
import { useTempFolder } from '../../workbench/tempFolder.ts';
import { type CliSurroundings, longshore, only } from './cli.ts';

const RULES = only('DL3003', 'DL3006', 'DL3020', 'DL4000');
const ADD = 'FROM alpine:3.22\nADD a /a\n';
const CLEAN = 'FROM alpine:3.22\nCOPY a /a\n';

describe('longshore lint: what comes in and goes out', () => {
  const folder = useTempFolder();

  const lint = (args: readonly string[], more: Partial<CliSurroundings> = {}) =>
    longshore(['lint', ...RULES, ...args], { workingFolder: folder.path, ...more });

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
      const [sarif] = JSON.parse(folder.read('b')).runs[0].results;
      assert.equal(sarif.fixes[0].artifactChanges[0].replacements[0].insertedContent.text, 'COPY');
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
});
