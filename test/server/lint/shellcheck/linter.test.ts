import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/lint/fixes.ts';
import { ShellCheckProcess } from '../../../../server/lint/shellcheck/process.ts';
import {
  ShellCheckError,
  type ShellCheckReason,
} from '../../../../server/lint/shellcheck/runner.ts';
import { ShellCheckLinter } from '../../../../server/lint/shellcheck/shellCheckLinter.ts';
import { CountingRunner, modelOf, TestLog } from './check.ts';

const never = new AbortController().signal;

function installed(): CountingRunner {
  const tool = new ShellCheckProcess();
  return new CountingRunner((source, signal) => tool.run(source, signal));
}

function failing(reason: ShellCheckReason): CountingRunner {
  return new CountingRunner(() => Promise.reject(new ShellCheckError(reason, 'why')));
}

describe('ShellCheckLinter', () => {
  it('asks once about the same command, wherever it stands and moves', async () => {
    const runner = installed();
    const linter = new ShellCheckLinter(runner, new TestLog());
    const before = 'FROM a\nRUN rm $x\nRUN rm $y\n';
    const after = '# moved\nFROM a\n\nRUN rm $y\nRUN true && \\\n  rm $z\nRUN rm \\\n  $x\n';
    await linter.lint(modelOf(before), never);
    assert.equal(runner.sources.length, 2);
    const findings = await linter.lint(modelOf(after), never);
    assert.deepEqual(
      findings.map(({ start, end, code }) => `${code} ${start} ${after.slice(start, end)}`),
      [
        `SC2154 ${after.indexOf('$y')} $y`,
        `SC2086 ${after.indexOf('$y')} $y`,
        `SC2154 ${after.indexOf('$z')} $z`,
        `SC2086 ${after.indexOf('$z')} $z`,
        `SC2154 ${after.indexOf('$x')} $x`,
        `SC2086 ${after.indexOf('$x')} $x`,
      ],
    );
    assert.equal(runner.sources.length, 4);
    await linter.lint(modelOf(after), never);
    assert.equal(runner.sources.length, 4);
  });

  it('asks again when a variable or the shell changes', async () => {
    const runner = installed();
    const linter = new ShellCheckLinter(runner, new TestLog());
    const run = 'RUN rm "$x" && [[ -f a ]]\n';
    const codes: string[] = [];
    for (const above of ['', 'ENV x=1\n', 'SHELL ["/bin/bash", "-c"]\n', '']) {
      const findings = await linter.lint(modelOf(`FROM a\n${above}${run}`), never);
      codes.push(findings.map(({ code }) => code).join(' '));
    }
    assert.deepEqual(codes, ['SC2154 SC3010', 'SC3010', 'SC2154', 'SC2154 SC3010']);
    assert.equal(runner.sources.length, 3);
  });

  it('hands over a script with its shell and its variables, and nothing else', async () => {
    const runner = installed();
    const text =
      'FROM a\nENV x=secret\nSHELL ["/bin/bash", "-e", "-c"]\nRUN --network=none rm \\\n  # no\n  $x\n';
    await new ShellCheckLinter(runner, new TestLog()).lint(modelOf(text), never);
    assert.deepEqual(runner.sources, [
      [
        '#!/bin/bash -e',
        'export HTTP_PROXY=1',
        'export http_proxy=1',
        'export HTTPS_PROXY=1',
        'export https_proxy=1',
        'export FTP_PROXY=1',
        'export ftp_proxy=1',
        'export NO_PROXY=1',
        'export no_proxy=1',
        'export x=1',
        'rm   $x',
        '',
      ].join('\n'),
    ]);
  });

  it('is silent without the tool, but for one hint, and does not look for it again', async () => {
    const log = new TestLog();
    const runner = failing('missing');
    const linter = new ShellCheckLinter(runner, log);
    for (let round = 0; round < 3; round++) {
      assert.deepEqual(await linter.lint(modelOf('FROM a\nRUN rm $x\nRUN rm $y\n'), never), []);
    }
    assert.equal(runner.sources.length, 2);
    assert.deepEqual(log.lines, [
      'info: ShellCheck is not installed: shell commands are not checked by it. Install shellcheck to see its findings in Dockerfiles',
    ]);
  });

  it('stops asking a tool that fails again and again', async () => {
    const log = new TestLog();
    const runner = failing('timeout');
    const linter = new ShellCheckLinter(runner, log);
    for (const name of ['a', 'a', 'b', 'c', 'd', 'e']) {
      assert.deepEqual(await linter.lint(modelOf(`FROM a\nRUN rm $${name}\n`), never), []);
    }
    assert.equal(runner.sources.length, 3);
    assert.deepEqual(log.lines, [
      'error: ShellCheck left a command unchecked (timeout: why)',
      'info: ShellCheck failed 3 times in a row and is not asked again. Check the installed shellcheck, then reload',
    ]);
  });

  for (const garbage of ['', 'Segmentation fault', '[]', '{"comments":[{"code":"x"}]}', 'null']) {
    it(`takes ${JSON.stringify(garbage)} for a failure`, async () => {
      const log = new TestLog();
      const runner = new CountingRunner(() => Promise.resolve(garbage));
      const linter = new ShellCheckLinter(runner, log);
      assert.deepEqual(await linter.lint(modelOf('FROM a\nRUN rm $x\n'), never), []);
      assert.deepEqual(log.lines, [
        'error: ShellCheck left a command unchecked (failed: It printed no findings)',
      ]);
    });
  }

  it('says nothing about a check that was cancelled, and repeats it', async () => {
    const log = new TestLog();
    const tool = new ShellCheckProcess();
    const runner = new CountingRunner((source, signal) => tool.run(source, signal));
    const linter = new ShellCheckLinter(runner, log);
    const model = modelOf('FROM a\nRUN rm $x\n');
    const controller = new AbortController();
    const first = linter.lint(model, controller.signal);
    controller.abort();
    assert.deepEqual(await first, []);
    assert.deepEqual(
      (await linter.lint(model, never)).map(({ code }) => code),
      ['SC2154', 'SC2086'],
    );
    assert.deepEqual(log.lines, []);
  });
});

interface Printed {
  readonly title: string;
  readonly run: string;
  readonly replacements: readonly (readonly [
    from: number,
    to: number,
    text: string,
    side: string,
    depth: number,
  ])[];
  readonly fixed: string | undefined;
}

/** Columns are those of the joined line, from 1. */
const printed: readonly Printed[] = [
  {
    title: 'makes a replacement in a line',
    run: 'rm $x',
    replacements: [[4, 6, '"$x"', 'beforeStart', 1]],
    fixed: 'rm "$x"',
  },
  {
    title: 'makes no replacement that would join lines',
    run: 'rm \\\n $x',
    replacements: [[1, 7, 'rm "$x"', 'beforeStart', 1]],
    fixed: undefined,
  },
  {
    title: 'makes no fix whose replacements overlap',
    run: 'rm $x',
    replacements: [
      [1, 4, 'a', 'beforeStart', 1],
      [3, 5, 'b', 'beforeStart', 1],
    ],
    fixed: undefined,
  },
  {
    title: 'closes before it opens, the inner before the outer',
    run: 'a$x$y',
    replacements: [
      [4, 4, '(', 'afterEnd', 1],
      [4, 4, '[', 'afterEnd', 2],
      [4, 4, ')', 'beforeStart', 1],
      [4, 4, ']', 'beforeStart', 2],
    ],
    fixed: 'a$x])([$y',
  },
];

describe('ShellCheck replacements', () => {
  for (const { title, run, replacements, fixed } of printed) {
    it(title, async () => {
      const text = `FROM a\nRUN ${run}\n`;
      const runner = new CountingRunner((source) => {
        const line = source.split('\n').length - 1;
        const at = (column: number, endColumn: number) => ({
          line,
          endLine: line,
          column,
          endColumn,
        });
        const fix = {
          replacements: replacements.map(([from, to, replacement, insertionPoint, precedence]) => ({
            ...at(from, to),
            replacement,
            insertionPoint,
            precedence,
          })),
        };
        const comment = { ...at(1, 2), code: 2000, level: 'info', message: 'Told.', fix };
        return Promise.resolve(JSON.stringify({ comments: [comment] }));
      });
      const [finding] = await new ShellCheckLinter(runner, new TestLog()).lint(
        modelOf(text),
        never,
      );
      const [fix] = finding!.fixes;
      assert.equal(
        fix && applyEdits(text, fix.edits),
        fixed === undefined ? undefined : `FROM a\nRUN ${fixed}\n`,
      );
    });
  }
});
