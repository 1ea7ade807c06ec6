import assert from 'node:assert/strict';
import { ShellCheckLinter } from '../../../../server/lint/shellcheck/shellCheckLinter.ts';
import { mutate } from '../../../fuzz/mutate.ts';
import { Random } from '../../../fuzz/random.ts';
import { seeds } from '../../../fuzz/seeds.ts';
import { CountingRunner, modelOf, TestLog } from './check.ts';

/** Reports every character that it is given, its code point as the code. */
const reader = new CountingRunner((source) => {
  const comments = source.split('\n').flatMap((text, row) =>
    [...text].map((char, at) => ({
      line: row + 1,
      endLine: row + 1,
      column: at + 1,
      endColumn: at + 2,
      level: 'error',
      code: char.codePointAt(0),
      message: char,
    })),
  );
  return Promise.resolve(JSON.stringify({ comments }));
});

const RUNS: readonly string[] = [
  ...seeds,
  'RUN a \\\n  # c\n\n  b😀 "$c" && \\ \nd\n',
  'RUN a \\\r\n\tb\r\nONBUILD RUN <<-E\r\n\ta\r\nE\r\n',
  'RUN <<EOF\n#!/bin/bash -e\na\nEOF\nRUN sh <<A 3<<B && c\na\nA\n\tb\nB\n',
  'SHELL ["bash", "-c"]\nHEALTHCHECK --x=1 CMD a \\\nb\nCMD c d\nENTRYPOINT e\n',
];

/** The characters of the document that a finding misses; those of a heredoc's end have no place. */
async function misplaced(text: string): Promise<readonly string[]> {
  const linter = new ShellCheckLinter(reader, new TestLog());
  const model = modelOf(text);
  const hasHeredocs = model.syntax.instructions.some(({ heredocs }) => heredocs.length > 0);
  const findings = await linter.lint(model, new AbortController().signal);
  return findings
    .filter(({ start, end }) => start !== end || !hasHeredocs)
    .map(({ start, end, code }) => ({
      told: String.fromCodePoint(Number(code.slice(2))),
      // A mutation may put a continuation into a surrogate pair.
      found: end - start > 2 ? `${text[start]}${text[end - 1]}` : text.slice(start, end),
    }))
    .filter(({ told, found }) => told !== found && !(told === ' ' && found === '!'))
    .map(({ told, found }) => `${JSON.stringify(told)} at ${JSON.stringify(found)}`);
}

describe('Places of ShellCheck findings', () => {
  it('are those of the characters that ShellCheck read, in whatever text', async () => {
    const random = new Random(7);
    const texts = [...seeds];
    for (let round = 0; round < 2000; round++) {
      texts.push(`FROM a\n${mutate(random.pick(RUNS), RUNS, random)}`);
    }
    for (const text of texts) {
      assert.deepEqual(await misplaced(text), [], JSON.stringify(text));
    }
    assert.ok(reader.sources.length > 1000, `only ${reader.sources.length} commands`);
  });
});
