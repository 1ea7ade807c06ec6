import assert from 'node:assert/strict';
import type { ImageDetails } from '../../../core/protocol.ts';
import { directives } from '../../../server/facts/directives.ts';
import { instructions } from '../../../server/facts/instructions.ts';
import { mountKeySummaries, mountKeysOf } from '../../../server/facts/mountSummaries.ts';
import { mountKeys, mountTypes } from '../../../server/facts/mounts.ts';
import { signals } from '../../../server/facts/signals.ts';
import { type HoverPorts, hover } from '../../../server/features/hover.ts';
import { analyze } from '../../../server/model/analyze.ts';
import { rules } from '../../../server/rules/index.generated.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { readCursor } from '../../workbench/markers/markers.ts';

const NODE: ImageDetails = {
  source: 'engine',
  createdAt: Date.UTC(2026, 7, 1),
  size: 181_234_567,
  platforms: ['linux/amd64'],
  ports: ['80/tcp'],
  entrypoint: ['docker-entrypoint.sh'],
  command: ['node'],
  user: '',
  workingDir: '/app',
  digest: 'sha256:abc',
  environment: { NODE_VERSION: '20.1.0' },
};

/** An outside that knows nothing, but for what `known` says. */
function outside(known: Partial<HoverPorts> = {}): HoverPorts {
  return {
    rules,
    pageOf: (code) => `pages/${code}`,
    imageDetails: async () => undefined,
    source: async () => undefined,
    ...known,
  };
}

async function markdown(marked: string, ports = outside()): Promise<string> {
  const { text, offset } = readCursor(marked);
  return (await hover(analyze(parse(text)), offset, ports))?.markdown ?? 'nothing';
}

async function check(marked: string, expected: string, ports?: HoverPorts): Promise<void> {
  assert.equal(await markdown(marked, ports), expected);
}

describe('hover on instructions, flags and words', () => {
  it('explains every instruction, with a link', async () => {
    for (const { name, forms, documentation } of instructions) {
      const text = await markdown(`FROM a\n${name.toLowerCase()}<|> x\n`);
      for (const part of [...forms, documentation]) assert.ok(text.includes(part), name);
      assert.match(text, /\[Reference\]\(https:\/\/docs\.docker\.com\/.*#\S+\)$/);
    }
  });

  it('explains every flag, with a link, behind ONBUILD too', async () => {
    for (const { name, flags } of instructions) {
      for (const flag of flags) {
        const before = name === 'FROM' ? '' : 'FROM a\nONBUILD ';
        const text = await markdown(`${before}${name} --${flag.name}<|>=x y z\n`);
        assert.ok(text.startsWith(`**${name} --${flag.name}**: ${flag.summary}.`), text);
        assert.ok(text.endsWith(')'), text);
      }
    }
  });

  it('explains a value that is one of few', () =>
    check(
      'FROM a\nRUN --network=no<|>ne b\n',
      `\`none\`: No network but the loopback.

**RUN --network**: Network that the command sees.

Without it: default. Needs \`# syntax=docker/dockerfile:1.3\` or newer.

\`none\` proves that a step works offline. \`host\` needs the entitlement \`network.host\`.

[Reference](https://docs.docker.com/reference/dockerfile/#run---network)`,
    ));

  it('explains every key and type of a mount', async () => {
    for (const { names } of mountKeys) {
      for (const name of names) {
        const text = await markdown(`FROM a\nRUN --mount=type=cache,${name}<|>=1 b\n`);
        assert.ok(text.startsWith(`**${name}**: `), text);
      }
    }
    for (const type of mountTypes) {
      const text = await markdown(`FROM a\nRUN --mount=type=${type}<|> b\n`);
      assert.ok(text.startsWith(`**type=${type}**: `), text);
      assert.ok(text.includes('Keys: `type`'), text);
    }
  });

  it('knows only keys that there are', () => {
    const names = new Set(mountKeys.map(({ names: [first] }) => first));
    assert.deepEqual(new Set(Object.keys(mountKeySummaries)), names);
    for (const type of mountTypes) {
      for (const key of mountKeysOf(type)) assert.ok(names.has(key), key);
    }
  });

  it('tells when a mount of that type does not have the key', () =>
    check(
      'FROM a\nRUN --mount=type=tmpfs,sha<|>ring=locked,target=/x b\n',
      `**sharing**: What a cache does when two builds want it: shared, private (each one its own) or locked (one waits).

- \`shared\`: All builds write at the same time; for tools that lock what they need
- \`private\`: A second build at the same time gets a cache of its own
- \`locked\`: A second build waits for the first one; what apt and dpkg need

A mount of type \`tmpfs\` does not have it: \`cache\` does.

[Reference](https://docs.docker.com/reference/dockerfile/#run---mount)`,
    ));

  it('explains every directive', async () => {
    for (const { name, documentation } of directives) {
      const text = await markdown(`# ${name}<|>=x\nFROM a\n`);
      assert.ok(text.startsWith(`\`\`\`dockerfile\n# ${name}=x\n\`\`\``), text);
      assert.ok(text.endsWith(documentation), text);
    }
  });

  it('explains every signal, however it is written', async () => {
    for (const { name, number, summary } of signals) {
      const expected = `**${name}** (${number}): ${summary}.\n\n[Reference](https://docs.docker.com/reference/dockerfile/#stopsignal)`;
      for (const written of [name, name.slice(3).toLowerCase(), `${number}`]) {
        await check(`FROM a\nSTOPSIGNAL ${written}<|>\n`, expected);
      }
    }
    assert.match(await markdown('FROM a\nSTOPSIGNAL SIGRTMIN+3<|>\n'), /real-time/);
    await check('FROM a\nSTOPSIGNAL SIGFOO<|>\n', 'nothing');
  });

  it('tells what usually listens on a port', async () => {
    await check(
      'FROM a\nEXPOSE 54<|>32\n',
      `**5432/tcp**: PostgreSQL

It publishes nothing by itself: \`docker run -p 5432:5432\` does.

[Reference](https://docs.docker.com/reference/dockerfile/#expose)`,
    );
    await check(
      'FROM a\nENV P=53\nEXPOSE $P/<|>UDP 8000-8010\n',
      `**53/udp**: DNS

It publishes nothing by itself: \`docker run -p 53:53/UDP\` does.

Below 1024: outside of Docker a program needs root to listen there.

[Reference](https://docs.docker.com/reference/dockerfile/#expose)`,
    );
  });

  it('tells what a heredoc is for', async () => {
    const link = '[Reference](https://docs.docker.com/reference/dockerfile/#here-documents)';
    await check(
      "FROM a\nCOPY <<-'E<|>' /x\n\ta\n\tb\n\tE\n",
      `**E**: 2 lines written as a file, up to \`E\` on a line of its own.

The name is quoted: variables stay as they are written. Tabs at the beginning of a line are dropped.

${link}`,
    );
    await check(
      'FROM a\nRUN <<E\na\nE<|>\n',
      `**E**: 1 line run as a script, up to \`E\` on a line of its own.\n\n${link}`,
    );
    await check(
      'FROM a\nRUN cat <<E<|>\n',
      `**E**: 0 lines given to the command, up to \`E\` on a line of its own.

Variables are replaced by the shell; a name in quotes keeps them as they are. **That line is missing.**

${link}`,
    );
  });

  it('has nothing to say about plain text and what nobody knows', async () => {
    for (const marked of [
      '<|>',
      '# a com<|>ment\n',
      'FROM a\nRUN ec<|>ho\n',
      'FROM a\nFO<|>O b\n',
      'FROM a\nCOPY --fo<|>o b c\n',
      'FROM a\nRUN --mount=fo<|>o=1 b\n',
      'FROM a\nRUN for i in 1; do echo $<|>i; done\n',
    ]) {
      await check(marked, 'nothing');
    }
  });
});

describe('hover on codes', () => {
  it('tells the rule that a comment silences, in every dialect', async () => {
    const page = (code: string) => `[What it finds](pages/${code})`;
    await check(
      '# hadolint ignore=DL3006<|>\nFROM a\n',
      `**DL3006** untagged-base-image: A base image is named without a tag.

_hadolint and Longshore ignore it here_

${page('DL3006')}`,
    );
    await check(
      '# check=skip=ReservedStageName<|>\nFROM a\n',
      `**ReservedStageName** (\`DL3063\`) reserved-stage-name: A stage has a name that means something else to the builder.

_BuildKit and Longshore skip it here_

${page('DL3063')}`,
    );
    await check(
      'FROM a\n# longshore ignore=DL3008<|> because\nRUN b\n',
      `**DL3008** unpinned-apt-package: A Debian package is installed without a version.

_Longshore ignores it here_

${page('DL3008')}`,
    );
    await check(
      '# hadolint global ignore=SC2086<|>\nFROM a\n',
      `**SC2086**: a check of ShellCheck\n\n${page('SC2086')}`,
    );
    await check(
      '# check=skip=all<|>\nFROM a\n',
      '**all**: every check of BuildKit, but for the experimental ones.\n\n_BuildKit and Longshore skip it here_',
    );
    await check('# hadolint ignore=DL9999<|>\nFROM a\n', 'nothing');
  });
});

describe('hover on variables', () => {
  it('tells the value here and the chain behind it', async () => {
    const text = 'ARG N=20\nFROM a AS b\nARG N\nENV V=$N-x W=$HOME\nFROM b\n';
    const chain = `- \`ENV V=$N-x\` (line 4, in stage \`b\`)
  - \`ARG N\` (line 3, in stage \`b\`)
    - \`ARG N=20\` (line 1, before the first FROM)`;
    await check(
      `${text}RUN echo $V<|>\n`,
      `**V** is \`20-x\`\n\n${chain}\n\nUsed once in this file.`,
    );
    await check(
      `${text}RUN echo \${V<|>%-*}\n`,
      `**V** is \`20-x\`; here that makes \`20\`\n\n${chain}\n\nUsed once in this file.`,
    );
    await check(
      `${text}RUN echo $W<|>\n`,
      `**W** has a value that only the build knows

- \`ENV W=$HOME\` (line 4, in stage \`b\`)
  - \`HOME\` comes from outside of this file

Used once in this file.`,
    );
  });

  it('tells what the build sets', async () => {
    await check(
      'FROM a\nARG X<|>\nRUN $X $X\n',
      `**X** is what \`--build-arg X=…\` says, else empty

- \`ARG X\` (line 2, in stage 0)

Used 2 times in this file.`,
    );
    await check(
      'FROM a\nARG TARGETARCH<|>\n',
      `**TARGETARCH** is set by the builder

- \`ARG TARGETARCH\` (line 2, in stage 0)

Architecture part of \`TARGETPLATFORM\`, such as \`arm64\`.

Used nowhere in this file.`,
    );
    await check(
      'FROM --platform=$BUILDPLATFORM<|> a\n',
      '**BUILDPLATFORM** is set by the builder\n\nPlatform of the machine that runs the build.',
    );
  });

  it('tells what the base image sets', async () => {
    const known = outside({
      imageDetails: async (name) => (name === 'docker.io/library/node:20' ? NODE : undefined),
    });
    const text = 'FROM node:20 AS b\nFROM b\nRUN echo $NODE_VERSION<|>\n';
    await check(text, '**NODE_VERSION** is `20.1.0`\n\n- set by the image `node:20`', known);
    await check(text, '**NODE_VERSION** is set by the image `node:20`; its value comes with it');
    await check(
      'FROM x/y:1\nWORKDIR $Y_HOME<|>\n',
      'Nothing in this file sets **Y_HOME**; the image `x/y:1` may',
    );
  });

  it('tells when nothing sets it, and where somebody may think so', async () => {
    const nothing = 'Nothing sets **X** here: it is empty unless it has a default';
    await check('FROM alpine\nWORKDIR $X<|>\n', nothing);
    await check(
      'ARG X=1\nFROM alpine\nWORKDIR $X<|>\n',
      `${nothing}

Line 1 sets it before the first FROM, for FROM alone: write \`ARG X\` in this stage to take it over`,
    );
    await check(
      'FROM alpine AS a\nENV X=1\nFROM alpine\nWORKDIR $X<|>\n',
      `${nothing}

Line 2 sets it in stage \`a\`, for what comes later there and for stages built on it`,
    );
    await check(
      'FROM alpine\nCOPY $TARGETOS<|> b\n',
      `**TARGETOS** is not declared in this stage: write \`ARG TARGETOS\` first

Operating system part of \`TARGETPLATFORM\`, such as \`linux\`.`,
    );
  });

  it('ends a chain that is long, or that leads back', async () => {
    const lines = Array.from({ length: 40 }, (_, i) => `ENV V${i + 1}=$V${i}`).join('\n');
    const text = await markdown(`FROM a\nENV V0=1\n${lines}\nRUN $V40<|>\n`);
    assert.equal(text.split('\n').filter((line) => line.includes('- `')).length, 12);
  });
});

describe('hover on stages', () => {
  const text = `FROM node:20 AS base
USER app
WORKDIR /srv
EXPOSE 80
ENTRYPOINT ["tini"]
CMD ["a"]
ONBUILD WORKDIR /on
FROM base AS build
WORKDIR build
EXPOSE 443/tcp 80
ENTRYPOINT ["b"]
FROM alpine
COPY --from=build x y
COPY --from=0 x y
HEALTHCHECK CMD c
`;

  it('tells what it is built on, who uses it and what it ends with', async () => {
    await check(
      text.replace('AS base', 'AS ba<|>se'),
      `**Stage 0** \`base\`

- built on the image \`node:20\`
- used by \`build\` (FROM, line 8) and stage 2 (COPY, line 14)

It ends with

- USER \`app\`
- WORKDIR \`/srv\`
- EXPOSE \`80/tcp\`
- ENTRYPOINT \`["tini"]\`
- CMD \`["a"]\``,
    );
  });

  it('follows the stages below, what they trigger, and the CMD that an ENTRYPOINT takes away', () =>
    check(
      text.replace('=build', '=bui<|>ld'),
      `**Stage 1** \`build\`

- built on \`base\` on the image \`node:20\`
- used by stage 2 (COPY, line 13)

It ends with

- USER \`app\`
- WORKDIR \`/on/build\`
- EXPOSE \`80/tcp 443/tcp\`
- ENTRYPOINT \`["b"]\``,
    ));

  it('tells that it is used by nobody, or what the build makes', async () => {
    await check(
      'ARG B=alpine\nFROM --platform=linux/arm64 $B AS a<|>\nFROM b\n',
      '**Stage 0** `a` for `linux/arm64`\n\n- built on the image `alpine` (`$B`)\n- used by no other stage',
    );
    await check(
      'FROM b AS a<|>\nSTOPSIGNAL SIGINT\n',
      '**Stage 0** `a`\n\n- built on the image `b`\n- the last one: what the build makes\n\nIt ends with\n\n- STOPSIGNAL `SIGINT`',
    );
  });
});

describe('hover on images', () => {
  it('tells its full name and page', async () => {
    await check(
      'FROM al<|>pine\n',
      `**docker.io/library/alpine:latest**

Without a tag it is \`latest\`, whatever that is on the day.

[Docker Hub](https://hub.docker.com/_/alpine)`,
    );
    await check(
      'ARG V=1\nFROM a\nCOPY --from=ghcr.io/<|>o/r:v1 x y\n',
      '**ghcr.io/o/r:v1**\n\n[ghcr.io](https://ghcr.io/o/r)',
    );
    await check('ARG V=3\nFROM x.y:5000/z:<|>v$V\n', '**x.y:5000/z:v3** (`x.y:5000/z:v$V`)');
    await check('FROM a<|>:$V\n', 'nothing');
    assert.match(await markdown('FROM scr<|>atch\n'), /the empty image/);
  });

  it('tells what the Engine knows', async () => {
    const asked: string[] = [];
    const known = outside({
      imageDetails: async (name) => {
        asked.push(name);
        return NODE;
      },
    });
    await check(
      'FROM node<|>\n',
      `**docker.io/library/node:latest**

Without a tag it is \`latest\`, whatever that is on the day.

- On the Engine: created 2026-08-01, 181 MB, linux/amd64
- ENTRYPOINT \`["docker-entrypoint.sh"]\`
- CMD \`["node"]\`
- USER \`root\`, as none is set
- WORKDIR \`/app\`
- EXPOSE \`80/tcp\`
- Digest \`sha256:abc\`

[Docker Hub](https://hub.docker.com/_/node)`,
      known,
    );
    assert.deepEqual(asked, ['docker.io/library/node:latest']);
  });

  it('tells what is pinned', async () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    assert.match(await markdown(`FROM node<|>@${digest}\n`), /Pinned by its digest/);
  });
});

describe('hover on sources', () => {
  const of = (report: Awaited<ReturnType<HoverPorts['source']>>) =>
    outside({ source: async (path) => (path === 'src' ? report : undefined) });
  const text = 'FROM a\nCOPY sr<|>c /\n';

  it('tells how much goes into the build', async () => {
    const report = {
      folder: '/w',
      ignoreFile: '.dockerignore',
      match: { kind: 'found', file: undefined },
    } as const;
    await check(
      text,
      '`src` takes **1,234 files, 5.6 MB** from the build context `/w`, without what `.dockerignore` keeps out',
      of({ ...report, size: { files: 1234, bytes: 5_600_000, complete: true } }),
    );
    await check(
      text,
      '`src` takes **more than 1 file, 12 B** from the build context `/w`',
      of({ ...report, ignoreFile: undefined, size: { files: 1, bytes: 12, complete: false } }),
    );
  });

  it('tells what is not there, and why', async () => {
    const report = { folder: '/w', ignoreFile: '.dockerignore', size: undefined } as const;
    await check(
      text,
      '`src` is not in the build context `/w`; `source` is',
      of({ ...report, match: { kind: 'missing', near: 'source' } }),
    );
    const by = {
      text: 's*',
      glob: 's*',
      negated: false,
      line: 3,
      start: 0,
      end: 2,
      matches: () => true,
    };
    await check(
      text,
      '`.dockerignore` keeps `src` out of the build: its line 4 says `s*`',
      of({ ...report, match: { kind: 'excluded', by, file: undefined } }),
    );
    await check(text, 'nothing', of({ ...report, match: undefined }));
    await check(text, 'nothing');
  });
});
