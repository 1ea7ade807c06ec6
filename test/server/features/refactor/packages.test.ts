import { refactor as organizePackages } from '../../../../server/features/refactor/organizePackages.ts';
import { refactor as sortPackages } from '../../../../server/features/refactor/sortPackages.ts';
import { check, checkNothing } from './check.ts';

const SORT = 'Sort packages, one on each line';

describe('sorting packages', () => {
  it('puts them in order, one a line, with what follows on a line of its own', async () => {
    await check(
      sortPackages,
      'FROM x\nRUN apt-get update && apt-get install -y <|>wget curl=7.88.1-10 curl-dev "$PKGS" && rm -rf /x\n',
      {
        [SORT]:
          'FROM x\nRUN apt-get update && apt-get install -y \\\n        "$PKGS" \\\n        curl=7.88.1-10 \\\n        curl-dev \\\n        wget \\\n    && rm -rf /x\n',
      },
    );
    await check(sortPackages, 'FROM x\nRUN apk <|>add --no-cache b a\n', {
      [SORT]: 'FROM x\nRUN apk add --no-cache \\\n    a \\\n    b\n',
    });
  });

  it('keeps the lines, flags and comments that are there', async () => {
    await check(
      sortPackages,
      'FROM x\nRUN set -e; \\\n\tapk add --no-cache \\\n\t\t# tools\n\t\tzip git \\\n\t\t# libraries\n\t\tzlib \\\n\t\t\n\t\tlibpq <|>--virtual x curl bash; \\\n\trm -rf /y\n',
      {
        [SORT]:
          'FROM x\nRUN set -e; \\\n\tapk add --no-cache \\\n\t\t# tools\n\t\tgit \\\n\t\tzip \\\n\t\t# libraries\n\t\tlibpq \\\n\t\t\n\t\tzlib --virtual x \\\n\t\tbash \\\n\t\tcurl; \\\n\trm -rf /y\n',
      },
    );
  });

  it('knows the managers and what is no package', async () => {
    const commands: readonly (readonly [before: string, after: string])[] = [
      ['yum -y install b a', 'yum -y install \\\n    a \\\n    b'],
      ['dnf install --setopt x -y b a', 'dnf install --setopt x -y \\\n    a \\\n    b'],
      ['zypper -n in b a', 'zypper -n in \\\n    a \\\n    b'],
      [
        'pip install -r r.txt "b>=1" a[x]==2',
        'pip install -r r.txt \\\n    a[x]==2 \\\n    "b>=1"',
      ],
      ['pip3 install b a', 'pip3 install \\\n    a \\\n    b'],
      ['npm install -g b @s/b@2 @s/a', 'npm install -g \\\n    @s/a \\\n    @s/b@2 \\\n    b'],
      ['sudo apt-get install b a', 'sudo apt-get install \\\n    a \\\n    b'],
    ];
    for (const [before, after] of commands) {
      await check(sortPackages, `FROM x\nRUN ${before}<|>\n`, { [SORT]: `FROM x\nRUN ${after}\n` });
    }
  });

  it('goes on by a backslash in a heredoc', async () => {
    await check(sortPackages, '# escape=`\nFROM x\nRUN <<E\napk add b a<|>\nls\nE\n', {
      [SORT]: '# escape=`\nFROM x\nRUN <<E\napk add \\\n    a \\\n    b\nls\nE\n',
    });
  });

  it('takes the list at the cursor', async () => {
    const before = 'FROM x\nRUN apk add b a && \\\n    apk add d c';
    await check(sortPackages, `${before}<|>\n`, {
      [SORT]: 'FROM x\nRUN apk add b a && \\\n    apk add \\\n        c \\\n        d\n',
    });
  });

  it('is not offered where nothing would change, or nobody knows', async () => {
    await checkNothing(
      sortPackages,
      'FROM x\nRUN apk add <|>a\n',
      'FROM x\nRUN apk add \\\n    a \\\n    b<|>\n',
      'FROM x\nRUN npm ci<|>\n',
      'FROM x\nRUN npm run install b a<|>\n',
      'FROM x\nRUN ["apk", "add", "b", "a"]<|>\n',
      'FROM x\nRUN sh -c "apk add b a"<|>\n',
      'FROM x\nRUN pip install a >=1 b<|>\n',
      'FROM x\nRUN apk add $(cat list)<|>\n',
    );
  });

  it('takes all lists of the file as a source action', async () => {
    await check(
      organizePackages,
      '<|>FROM x\nRUN apk add b a\nONBUILD RUN pip install d c\nRUN ls\n',
      {
        'Sort packages in this file, one on each line':
          'FROM x\nRUN apk add \\\n    a \\\n    b\nONBUILD RUN pip install \\\n    c \\\n    d\nRUN ls\n',
      },
    );
    await checkNothing(organizePackages, '<|>FROM x\nRUN apk add a\n', '<|>');
  });
});
