import { refactor } from '../../../../server/features/refactor/convertForm.ts';
import { check, checkNothing } from './check.ts';

const EXEC = 'Convert to exec form';
const OF_SHELL = 'Convert to exec form of its shell';
const SHELL = 'Convert to shell form';

describe('converting between shell and exec form', () => {
  it('quotes words for JSON where they stand', async () => {
    await check(refactor, `FROM x\nCMD <|>exec app "a b" \\\n    'c"d' -e\\ f\n`, {
      [EXEC]: `FROM x\nCMD ["app", "a b", \\\n    "c\\"d", "-e f"]\n`,
      [OF_SHELL]: `FROM x\nCMD ["/bin/sh", "-c", "exec app \\"a b\\" 'c\\"d' -e\\\\ f"]\n`,
    });
  });

  it('writes the shell out where one is needed', async () => {
    for (const text of [
      'app $X',
      'a && b',
      'a | b',
      'A=1 b',
      'ls *',
      'cd /',
      'a > b',
      '~/app',
      'a {b,c}',
    ]) {
      await check(refactor, `FROM x\nENTRYPOINT <|>${text}\n`, {
        [OF_SHELL]: `FROM x\nENTRYPOINT ["/bin/sh", "-c", "${text}"]\n`,
      });
    }
  });

  it('writes out the shell that is in force', async () => {
    await check(
      refactor,
      'FROM x\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN <|>a \\\n  |  b\n',
      {
        [OF_SHELL]:
          'FROM x\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN ["/bin/bash", "-o", "pipefail", "-c", "a | b"]\n',
      },
    );
  });

  it('quotes items for the shell', async () => {
    await check(refactor, 'FROM x\nRUN <|>["a", "b c", "it\'s", "$X", "\\"", "c=d", "e*"]\n', {
      [SHELL]: `FROM x\nRUN a 'b c' 'it'\\''s' '$X' '"' c=d 'e*'\n`,
    });
    await check(refactor, 'FROM x\nCMD <|>["node", \\\n  "server.js"]\n', {
      [SHELL]: 'FROM x\nCMD exec node server.js\n',
    });
    await check(refactor, 'FROM x\nHEALTHCHECK --retries=2 CMD <|>["curl", "-f", "localhost"]\n', {
      [SHELL]: 'FROM x\nHEALTHCHECK --retries=2 CMD exec curl -f localhost\n',
    });
  });

  it('takes the text out of the shell in force', async () => {
    await check(refactor, 'FROM x\nENTRYPOINT ["a"]\nCMD <|>["/bin/sh", "-c", "a && b $C"]\n', {
      [SHELL]: 'FROM x\nENTRYPOINT ["a"]\nCMD a && b $C\n',
    });
    await check(refactor, 'FROM x\nRUN <|>["/bin/bash", "-c", "a \'b\'"]\n', {
      [SHELL]: `FROM x\nRUN /bin/bash -c 'a '\\''b'\\'''\n`,
    });
  });

  it('gives other shells their text', async () => {
    await check(refactor, 'FROM x\nCMD <|>bash -c "a && b"\n', {
      [EXEC]: 'FROM x\nCMD ["bash", "-c", "a && b"]\n',
      [OF_SHELL]: 'FROM x\nCMD ["/bin/sh", "-c", "bash -c \\"a && b\\""]\n',
    });
  });

  it('looks at what ONBUILD triggers', async () => {
    await check(refactor, 'FROM x\nONBUILD RUN <|>["make"]\n', {
      [SHELL]: 'FROM x\nONBUILD RUN make\n',
    });
  });

  it('is not offered where it would change what runs', async () => {
    await checkNothing(
      refactor,
      'FROM x\nRUN <|>["cd", "/x"]\n',
      'FROM x\nRUN <|>["echo", "-e", "a"]\n',
      'FROM x\nRUN <|>["a\\nb"]\n',
      'FROM x\nRUN <|>[]\n',
      'FROM x\nRUN <|>["--a"]\n',
      'FROM x\nRUN <|>["A=b"]\n',
      'FROM x\nRUN <|>["a", \\\n  # why\n  "b"]\n',
      'FROM x\nENTRYPOINT <|>["a"]\nCMD ["b"]\n',
      'FROM x\nENTRYPOINT ["a"]\nCMD <|>["b"]\n',
      'FROM x\nRUN <|>["/bin/sh", "-c", "[\\"a\\"]"]\n',
      'FROM x\nRUN <|>["/bin/sh", "-c", "--a"]\n',
      'FROM x\nRUN <|>["/bin/sh", "-c", "cat <<EOF"]\n',
      'FROM x\nRUN <|>["/bin/sh", "-c", "a \\\\"]\n',
      'FROM x\nSHELL ["powershell"]\nRUN <|>["a"]\n',
      'FROM x\nSHELL ["powershell"]\nRUN <|>a\n',
      'FROM x\nRUN <<E <|>\na\nE\n',
      'FROM x\nCMD<|>\n',
      'FROM x\nUSER <|>a\n',
      'FROM x\nHEALTHCHECK NONE<|>\n',
      '<|>',
    );
    await check(refactor, 'FROM x\nENTRYPOINT ["a"]\nCMD <|>b\n', {
      [OF_SHELL]: 'FROM x\nENTRYPOINT ["a"]\nCMD ["/bin/sh", "-c", "b"]\n',
    });
  });
});
