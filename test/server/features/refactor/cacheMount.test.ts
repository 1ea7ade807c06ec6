import assert from 'node:assert/strict';
import { refactor } from '../../../../server/features/refactor/cacheMount.ts';
import { ask, check, checkNothing } from './check.ts';

describe('adding a cache mount', () => {
  it('writes the mount on a line of its own, behind the flags', async () => {
    await check(refactor, 'FROM x\nRUN <|>npm ci\n', {
      'Add a cache mount for npm':
        'FROM x\nRUN --mount=type=cache,target=/root/.npm \\\n    npm ci\n',
    });
    await check(refactor, 'FROM x\nRUN --network=host \\\n  # why\n  npm<|> ci\n', {
      'Add a cache mount for npm':
        'FROM x\nRUN --network=host \\\n  --mount=type=cache,target=/root/.npm \\\n  # why\n  npm ci\n',
    });
    await check(refactor, '# escape=`\nFROM x\nONBUILD RUN <<E\nnpm ci<|>\nE\n', {
      'Add a cache mount for npm':
        '# escape=`\nFROM x\nONBUILD RUN --mount=type=cache,target=/root/.npm `\n    <<E\nnpm ci\nE\n',
    });
  });

  it('lets apt keep its packages, and leaves out what empties the cache', async () => {
    const mounts =
      'RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\\n    --mount=type=cache,target=/var/lib/apt,sharing=locked \\\n    ';
    const keeps =
      "# Without it, apt's packages stay in the cache mount\nRUN rm -f /etc/apt/apt.conf.d/docker-clean\n";
    await check(
      refactor,
      'FROM debian:13\n# hadolint ignore=DL3008\nRUN <|>apt-get update && apt-get install -y curl \\\n    && apt-get clean \\\n    && rm -rf /var/lib/apt/lists/*\n',
      {
        'Add cache mounts for apt-get': `FROM debian:13\n${keeps}# hadolint ignore=DL3008\n${mounts}apt-get update && apt-get install -y curl\n`,
      },
    );
    const kept = `FROM debian:13\n${keeps}`;
    await check(refactor, `${kept}RUN <|>apt-get install curl\n`, {
      'Add cache mounts for apt-get': `${kept}${mounts}apt-get install curl\n`,
    });
    await check(refactor, 'FROM example.com/base\nRUN <|>apt-get install curl\n', {
      'Add cache mounts for apt-get': `FROM example.com/base\n${mounts}apt-get install curl\n`,
    });
  });

  it('drops flags that switch the cache off, and adds those that switch it on', async () => {
    const cases: readonly (readonly [command: string, mounts: string, after: string])[] = [
      [
        'apk add --no-cache curl',
        '/var/cache/apk,sharing=locked',
        'apk add --update-cache --cache-dir=/var/cache/apk curl',
      ],
      [
        'pip install \\\n      --no-cache-dir -r x',
        '/root/.cache/pip',
        'pip install \\\n      -r x',
      ],
      ['pip install x --no-cache-dir; pip cache purge', '/root/.cache/pip', 'pip install x'],
      ['uv sync --no-cache', '/root/.cache/uv', 'uv sync'],
      ['zypper -n in x && zypper clean', '/var/cache/zypp,sharing=locked', 'zypper -n in x'],
    ];
    for (const [command, target, after] of cases) {
      const { offers } = await ask(refactor, `FROM x\nRUN <|>${command}\n`);
      assert.equal(offers.length, 1, command);
      const [title = ''] = offers.map((one) => one.title);
      await check(refactor, `FROM x\nRUN <|>${command}\n`, {
        [title]: `FROM x\nRUN --mount=type=cache,target=${target} \\\n    ${after}\n`,
      });
    }
  });

  it('knows where each program keeps it, in each image', async () => {
    const cases: readonly (readonly [image: string, command: string, ...targets: string[]])[] = [
      ['fedora:42', 'dnf install -y x', '/var/cache/libdnf5'],
      ['rockylinux:9', 'dnf install -y x', '/var/cache/dnf'],
      ['example.com/x', 'dnf install -y x', '/var/cache/libdnf5', '/var/cache/dnf'],
      ['centos:7', 'yum install -y x', '/var/cache/dnf', '/var/cache/yum'],
      ['golang:1.25', 'go build .', '/go/pkg/mod', '/root/.cache/go-build'],
      ['alpine', 'go build .', '/root/go/pkg/mod', '/root/.cache/go-build'],
      ['rust', 'cargo build', '/usr/local/cargo/registry', '/usr/local/cargo/git/db'],
      ['maven', './mvnw package', '/root/.m2/repository'],
      ['gradle', 'gradle build', '/home/gradle/.gradle'],
      ['openjdk', './gradlew build', '/root/.gradle'],
      ['composer', 'composer install', '/tmp/cache'],
      ['php', 'composer install', '/root/.composer/cache'],
      ['ruby', 'bundle install', '/usr/local/bundle/cache'],
      ['node', 'yarn install', '/usr/local/share/.cache/yarn'],
      ['node', 'pnpm i && npm ci', '/root/.npm', '/root/.local/share/pnpm/store'],
      ['node\nENV PNPM_HOME=/pnpm', 'pnpm i', '/pnpm/store'],
    ];
    for (const [image, command, ...targets] of cases) {
      const { offers } = await ask(refactor, `FROM ${image}\nRUN <|>${command}\n`);
      const change = await offers[0]?.change(new AbortController().signal);
      const written = JSON.stringify(change);
      const found = [...written.matchAll(/target=([^ ,"]+)/g)].map(([, target]) => target);
      assert.deepEqual(found, targets, `${image} ${command}`);
    }
  });

  it('names all of them', async () => {
    const { offers } = await ask(refactor, 'FROM x\nRUN <|>pip install a && npm ci && go build\n');
    assert.equal(offers[0]?.title, 'Add cache mounts for pip, npm and go');
  });

  it('is not offered where there is one, or nobody knows where it would be', async () => {
    await checkNothing(
      refactor,
      'FROM x\nRUN --mount=type=cache,target=/root/.npm npm ci<|>\n',
      'FROM x\nRUN --mount=type=cache,dst=/root npm ci<|>\n',
      'FROM x\nUSER app\nRUN npm ci<|>\n',
      'FROM x\nENV HOME=/x\nRUN npm ci<|>\n',
      'FROM x\nENV PIP_NO_CACHE_DIR=1\nRUN pip install a<|>\n',
      'FROM x\nARG D\nENV UV_CACHE_DIR=$D\nRUN uv sync<|>\n',
      'FROM x\nRUN npm run build<|>\n',
      'FROM x\nRUN ["npm", "ci"]<|>\n',
      'FROM x\nCMD npm ci<|>\n',
      'RUN npm ci<|>\n',
    );
    const { offers } = await ask(refactor, 'FROM x\nUSER app\nUSER root\nRUN npm ci<|>\n');
    assert.equal(offers.length, 1);
  });
});
