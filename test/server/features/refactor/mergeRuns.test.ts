import { refactor } from '../../../../server/features/refactor/mergeRuns.ts';
import { check, checkNothing } from './check.ts';

const TWO = 'Merge two RUNs into one';

describe('merging RUNs', () => {
  it('takes all that follow, with the comments between', async () => {
    await check(
      refactor,
      'FROM x\nRUN <|>a\n\n# about b\nRUN b \\\n    # inside\n    -c\n  # indented\nRUN d\nCMD e\nRUN f\n',
      {
        'Merge 3 RUNs into one':
          'FROM x\nRUN a && \\\n    # about b\n    b \\\n    # inside\n    -c && \\\n    # indented\n    d\nCMD e\nRUN f\n',
      },
    );
  });

  it('takes those that are selected', async () => {
    await check(refactor, 'FROM x\nRUN [|a\nRUN b|]\nRUN c\n', {
      [TWO]: 'FROM x\nRUN a && \\\n    b\nRUN c\n',
    });
    await checkNothing(refactor, 'FROM x\n[|RUN a\nUSER b\nRUN c|]\n');
  });

  it('lays out lines as they are', async () => {
    await check(refactor, 'FROM x\nRUN <|>a \\\n  && b\nRUN c\n', {
      [TWO]: 'FROM x\nRUN a \\\n  && b \\\n  && c\n',
    });
    await check(refactor, 'FROM x\nRUN <|>a && \\\n  b\nRUN c\n', {
      [TWO]: 'FROM x\nRUN a && \\\n  b && \\\n  c\n',
    });
    await check(refactor, '# escape=`\nFROM x\nRUN <|>a\nRUN c `\n\td\n', {
      [TWO]: '# escape=`\nFROM x\nRUN a && `\n\tc `\n\td\n',
    });
  });

  it('keeps the flags when all have the same', async () => {
    await check(
      refactor,
      'FROM x\nRUN --network=none --mount=type=tmpfs,target=/t <|>a\nRUN --mount=type=tmpfs,target=/t --network=none \\\n  # c\n  b\n',
      {
        [TWO]: 'FROM x\nRUN --network=none --mount=type=tmpfs,target=/t a && \\\n  # c\n  b\n',
      },
    );
    await checkNothing(refactor, 'FROM x\nRUN --network=none <|>a\nRUN b\n');
  });

  it('puts in brackets what would see or change too much', async () => {
    await check(refactor, 'FROM x\nRUN <|>cd /a && b\nRUN c\n', {
      [TWO]: 'FROM x\nRUN (cd /a && b) && \\\n    c\n',
    });
    await check(refactor, 'FROM x\nRUN <|>(a); cd b\nRUN c\n', {
      [TWO]: 'FROM x\nRUN ( (a); cd b) && \\\n    c\n',
    });
    await check(refactor, 'FROM x\nRUN <|>a || b\nRUN c || d\nRUN e; f\nRUN X=1\n', {
      'Merge 4 RUNs into one':
        'FROM x\nRUN a || b && \\\n    { c || d; } && \\\n    { e; f; } && \\\n    X=1\n',
    });
  });

  it('joins what begins with the same set -e by semicolons', async () => {
    await check(
      refactor,
      'FROM x\nRUN <|>set -eux; \\\n\ta && b; \\\n\tc\n# d\nRUN set -eux; \\\n\t# e\n\td && e\n',
      {
        [TWO]: 'FROM x\nRUN set -eux; \\\n\ta && b; \\\n\tc; \\\n\t# d\n\t# e\n\td && e\n',
      },
    );
    await checkNothing(
      refactor,
      'FROM x\nRUN <|>set -e; a && b\nRUN set -e; c\n',
      'FROM x\nRUN <|>set -e; a\nRUN b\n',
      'FROM x\nRUN <|>set -e; cd a\nRUN set -e; c\n',
      'FROM x\nRUN <|>set -e; a\nRUN set -eu; c\n',
      'FROM x\nRUN <|>set -e; set +e; a\nRUN set -e; c\n',
    );
  });

  it('is not offered where it cannot be done exactly', async () => {
    await checkNothing(
      refactor,
      'FROM x\nRUN <|>a\n',
      'FROM x\nRUN <|>a\nUSER u\nRUN b\n',
      'FROM x\nRUN <|>a &\nRUN b\n',
      'FROM x\nRUN <|>a # why\nRUN b\n',
      'FROM x\nRUN <|>a\nRUN ["b"]\n',
      'FROM x\nRUN <|>a\nRUN <<E\nb\nE\n',
      'FROM x\nRUN <|>a\n# hadolint ignore=DL3008\nRUN b\n',
      'FROM x\nRUN <|>a "\nRUN b\n',
      'FROM x\nONBUILD RUN <|>a\nONBUILD RUN b\n',
      'FROM x\nSHELL ["powershell"]\nRUN <|>a\nRUN b\n',
      'FROM x\nSHELL ["/bin/bash", "-e", "-c"]\nRUN <|>a\nRUN b; c\n',
      'RUN <|>a\nRUN b\n',
      '<|>',
    );
  });

  it('is offered for all before what cannot be merged', async () => {
    await check(refactor, 'FROM x\nRUN <|>a\nRUN b\nRUN c &\n', {
      [TWO]: 'FROM x\nRUN a && \\\n    b\nRUN c &\n',
    });
  });
});
