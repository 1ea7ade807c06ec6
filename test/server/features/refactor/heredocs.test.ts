import { refactor as fromHeredoc } from '../../../../server/features/refactor/fromHeredoc.ts';
import { refactor as toHeredoc } from '../../../../server/features/refactor/toHeredoc.ts';
import { check, checkNothing } from './check.ts';

const TO = 'Convert to a heredoc';
const FROM = 'Convert the heredoc to a chain of commands';
const HEAD = '# syntax=docker/dockerfile:1\nFROM x\n';

describe('converting a chain to a heredoc', () => {
  it('puts each command on a line, behind set -e', async () => {
    await check(toHeredoc, `${HEAD}RUN <|>a && (b && c) && d | e\nCMD x\n`, {
      [TO]: `${HEAD}RUN <<EOF\nset -e\na\n(b && c)\nd | e\nEOF\nCMD x\n`,
    });
  });

  it('keeps comments and the lines of commands', async () => {
    await check(
      toHeredoc,
      `${HEAD}RUN --network=none \\\n    # first\n    a \\\n      -b \\\n      # inside\n      "c \\\n  d" 'e \\\n  f'   \\\n\n    # second\n    && g<|>\n`,
      {
        [TO]: `${HEAD}RUN --network=none \\\n    # first\n    <<EOF\nset -e\n# inside\na \\\n  -b \\\n  "c   d" 'e   f'\n# second\ng\nEOF\n`,
      },
    );
  });

  it('takes over the set -e that is there', async () => {
    await check(
      toHeredoc,
      `${HEAD}RUN set -eux; \\\n\ta && b || c; \\\n\tfor x in y; do z; w; done<|>\n`,
      {
        [TO]: `${HEAD}RUN <<EOF\nset -eux\na && b || c\nfor x in y; do z; w; done\nEOF\n`,
      },
    );
  });

  it('uses the backslash in the script whatever the escape is', async () => {
    await check(
      toHeredoc,
      '# syntax=docker/dockerfile:1\n# escape=`\nFROM x\nRUN a `\n    -b `\n  && c<|>\n',
      {
        [TO]: '# syntax=docker/dockerfile:1\n# escape=`\nFROM x\nRUN <<EOF\nset -e\na \\\n    -b\nc\nEOF\n',
      },
    );
  });

  it('finds a name that is no line of the script', async () => {
    await check(toHeredoc, `${HEAD}RUN <|>a && EOF\n`, {
      [TO]: `${HEAD}RUN <<EOF1\nset -e\na\nEOF\nEOF1\n`,
    });
  });

  it('tells which frontend it needs, where the file does not ask for one', async () => {
    const note = ' (needs docker/dockerfile:1.4 or newer)';
    for (const head of ['FROM x\n', '# syntax=docker/dockerfile:1.3\nFROM x\n']) {
      await check(toHeredoc, `${head}RUN <|>a && b\n`, {
        [TO + note]: `${head}RUN <<EOF\nset -e\na\nb\nEOF\n`,
      });
    }
  });

  it('is not offered where the script would stop elsewhere', async () => {
    await checkNothing(
      toHeredoc,
      `${HEAD}RUN <|>a\n`,
      `${HEAD}RUN <|>a && b || c\n`,
      `${HEAD}RUN <|>a; b\n`,
      `${HEAD}RUN <|>a && { b; c; }\n`,
      `${HEAD}RUN <|>a && ! b\n`,
      `${HEAD}RUN <|>a && for b in c; do d; done\n`,
      `${HEAD}RUN <|>. ~/.nvm/nvm.sh && nvm install 24\n`,
      `${HEAD}RUN <|>a && b &\n`,
      `${HEAD}RUN <|>a && b # why\n`,
      `${HEAD}ONBUILD RUN <|>a && b\n`,
      `${HEAD}RUN <|>["a", "&&", "b"]\n`,
      `${HEAD}CMD <|>a && b\n`,
      `${HEAD}SHELL ["cmd"]\nRUN <|>a && b\n`,
    );
  });
});

describe('converting a heredoc to a chain', () => {
  it('joins what stops at a failure by &&', async () => {
    await check(
      fromHeredoc,
      'FROM x\nRUN --network=none <<EOF<|>\nset -e\n# about a\na\n\nb | c # why\nEOF\nCMD x\n',
      {
        [FROM]:
          'FROM x\nRUN --network=none \\\n    # about a\n    a && \\\n    # why\n    b | c\nCMD x\n',
      },
    );
  });

  it('joins all else by semicolons', async () => {
    await check(
      fromHeredoc,
      'FROM x\nRUN <<-"EOF"\n\tset -eux\n\ta && b<|>\n\tc \\\n\t  -d\n\tEOF\n',
      {
        [FROM]: 'FROM x\nRUN set -eux; \\\n    a && \\\n    b; \\\n    c \\\n        -d\n',
      },
    );
    await check(fromHeredoc, 'FROM x\nRUN <<E<|>\na\nb\nE\n', {
      [FROM]: 'FROM x\nRUN a; \\\n    b\n',
    });
    await check(fromHeredoc, '# escape=`\nFROM x\nRUN <<E<|>\na \\\n -b\nE\n', {
      [FROM]: '# escape=`\nFROM x\nRUN a `\n        -b\n',
    });
  });

  it('gives back what became a heredoc', async () => {
    await check(fromHeredoc, 'FROM x\nRUN <<EOF<|>\nset -e\na\nb\nEOF\n', {
      [FROM]: 'FROM x\nRUN a && \\\n    b\n',
    });
  });

  it('is not offered where lines are needed', async () => {
    await checkNothing(
      fromHeredoc,
      'FROM x\nRUN <<E<|>\n#!/bin/sh\na\nE\n',
      'FROM x\nRUN <<E<|>\nif a; then\n  b\nfi\nE\n',
      'FROM x\nRUN <<E<|>\ncat <<F\nx\nF\nE\n',
      'FROM x\nRUN <<E<|>\necho "a\nb"\nE\n',
      'FROM x\nRUN <<E<|>\na &\nb\nE\n',
      'FROM x\nRUN <<E python<|>\na\nE\n',
      'FROM x\nRUN <<E bash<|>\na\nE\n',
      'FROM x\nRUN <<E <<F<|>\na\nE\nb\nF\n',
      'FROM x\nRUN <<E<|>\nE\n',
      'FROM x\nRUN <<E<|>\na\n# last\nE\n',
      'FROM x\nRUN <<E<|>\na\n',
      'FROM x\nONBUILD RUN <<E<|>\na\nE\n',
      'FROM x\nCOPY <<E <|>/x\na\nE\n',
      'FROM x\nRUN <<E<|>\n["a"]\nE\n',
      'FROM x\nRUN <<E<|>\n--a\nE\n',
      "FROM x\nRUN <<E<|>\necho 'a \\\n b'\nE\n",
    );
  });
});
