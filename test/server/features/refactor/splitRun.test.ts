import { refactor } from '../../../../server/features/refactor/splitRun.ts';
import { check, checkNothing } from './check.ts';

const LINES = 'Put each command on a line of its own';

describe('splitting a RUN', () => {
  it('breaks lines at the operators of the outermost commands, or makes a RUN of each', async () => {
    await check(refactor, 'FROM x\nRUN a <|>&& (b && c) && d "e && f"\n', {
      [LINES]: 'FROM x\nRUN a && \\\n    (b && c) && \\\n    d "e && f"\n',
      'Split into 3 RUNs': 'FROM x\nRUN a\nRUN (b && c)\nRUN d "e && f"\n',
    });
  });

  it('lays out lines as they are', async () => {
    await check(refactor, 'FROM x\nRUN a<|> && b \\\n  && cd /d && e\n', {
      [LINES]: 'FROM x\nRUN a \\\n  && b \\\n  && cd /d \\\n  && e\n',
    });
    await check(refactor, 'FROM x\nRUN set -e; a<|>; b || c; \\\n\td\n', {
      [LINES]: 'FROM x\nRUN set -e; \\\n\ta; \\\n\tb || c; \\\n\td\n',
    });
  });

  it('gives each RUN the flags, and comments their place', async () => {
    await check(
      refactor,
      'FROM x\nONBUILD run --network=none \\\n    --mount=type=cache,target=/c \\\n    # first\n    a && \\\n    # second\n    b \\\n      -c \\\n<|>    && cd /d\n',
      {
        'Split into 3 RUNs':
          'FROM x\nONBUILD run --network=none \\\n    --mount=type=cache,target=/c \\\n    # first\n    a\n# second\nONBUILD run --network=none --mount=type=cache,target=/c b \\\n      -c\nONBUILD run --network=none --mount=type=cache,target=/c cd /d\n',
      },
    );
  });

  it('is not offered where it cannot be done exactly', async () => {
    await checkNothing(
      refactor,
      'FROM x\nRUN a<|>\n',
      'FROM x\nRUN cd a \\\n  && b<|>\n',
      'FROM x\nRUN a || \\\n  b<|>\n',
      'FROM x\nRUN --mount=type=tmpfs,target=/t a \\\n  && b<|>\n',
      'FROM x\nRUN --mount=target=/t,rw a \\\n  && b<|>\n',
      'FROM x\nRUN X=1 \\\n  && b<|>\n',
      'FROM x\nRUN a && b # c<|>\n',
      'FROM x\nRUN ["a", "&&", "b"]<|>\n',
      'FROM x\nRUN <<E\na && b<|>\nE\n',
      'FROM x\nCMD a && b<|>\n',
      'FROM x\nRUN a && "<|>\n',
    );
  });
});
