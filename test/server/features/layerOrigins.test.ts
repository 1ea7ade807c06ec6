import assert from 'node:assert/strict';
import { layerOrigins } from '../../../server/features/layerOrigins/layerOrigins.ts';
import { analyze } from '../../../server/model/analyze.ts';
import { parse } from '../../../server/syntax/parse.ts';

/** For each entry the first line of what made it, or `-`. */
function origins(history: readonly string[], ...texts: readonly string[]): string {
  const candidates = texts.map((text, index) => ({
    uri: `file:///${index}`,
    model: analyze(parse(text)),
  }));
  return layerOrigins(history, candidates)
    .map((origin) => {
      const text = origin && texts[Number(origin.uri.slice('file:///'.length))];
      return text?.split('\n')[origin?.line ?? 0] ?? '-';
    })
    .join('\n');
}

function lines(...all: readonly string[]): string {
  return all.join('\n');
}

const DOCKERFILE = lines(
  'FROM busybox:latest',
  'ARG VERSION=1',
  'ENV A=b C="d e"',
  'WORKDIR /srv',
  'COPY big.bin a.txt /srv/',
  'COPY a.txt .',
  'RUN echo one \\',
  '    # comment',
  '    && echo $A > /x',
  'RUN ["echo", "exec form"]',
  'LABEL a="b c" d=e',
  'EXPOSE 80 443/udp',
  'VOLUME /data',
  'USER nobody',
  'SHELL ["/bin/sh", "-ec"]',
  'RUN echo two > /tmp/y',
  'HEALTHCHECK --interval=3s CMD test -f /x || exit 1',
  'ENTRYPOINT ["sh", "-c"]',
  'CMD echo hello',
  'STOPSIGNAL SIGINT',
  'ONBUILD RUN echo later',
  'MAINTAINER me <a@b>',
);

/** What Engine 20.10 wrote for it. */
const CLASSIC = [
  '',
  '/bin/sh -c #(nop)  ARG VERSION=1',
  '/bin/sh -c #(nop)  ENV A=b C=d e',
  '/bin/sh -c #(nop) WORKDIR /srv',
  '/bin/sh -c #(nop) COPY multi:bb82c2b7caacc19ac1db56264fdb9d0fa2ffe4fe3def128a6348f385f2f2a583 in /srv/ ',
  '/bin/sh -c #(nop) COPY file:70a7213b68806b54566d1ef2bef1a342c9aac333210130cf010fa14e965c836f in . ',
  '|1 VERSION=1 /bin/sh -c echo one     && echo $A > /x',
  '|1 VERSION=1 echo exec form',
  '/bin/sh -c #(nop)  LABEL a=b c d=e',
  '/bin/sh -c #(nop)  EXPOSE 443/udp 80',
  '/bin/sh -c #(nop)  VOLUME [/data]',
  '/bin/sh -c #(nop)  USER nobody',
  '/bin/sh -c #(nop)  SHELL [/bin/sh -ec]',
  '|1 VERSION=1 /bin/sh -ec echo two > /tmp/y',
  `/bin/sh -ec #(nop)  HEALTHCHECK &{["CMD-SHELL" "test -f /x || exit 1"] "3s" "0s" "0s" '\\x00'}`,
  '/bin/sh -ec #(nop)  ENTRYPOINT ["sh" "-c"]',
  '/bin/sh -ec #(nop)  CMD ["/bin/sh" "-ec" "echo hello"]',
  '/bin/sh -ec #(nop)  STOPSIGNAL SIGINT',
  '/bin/sh -ec #(nop)  ONBUILD RUN echo later',
  '/bin/sh -ec #(nop)  MAINTAINER me <a@b>',
];

/** What its BuildKit wrote. */
const BUILDKIT = [
  '',
  'ARG VERSION=1',
  'ENV A=b C=d e',
  'WORKDIR /srv',
  'COPY big.bin a.txt /srv/ # buildkit',
  'COPY a.txt . # buildkit',
  'RUN |1 VERSION=1 /bin/sh -c echo one     && echo $A > /x # buildkit',
  'RUN |1 VERSION=1 echo exec form # buildkit',
  'LABEL a=b c d=e',
  'EXPOSE map[443/udp:{} 80/tcp:{}]',
  'VOLUME [/data]',
  'USER nobody',
  'SHELL [/bin/sh -ec]',
  'RUN |1 VERSION=1 /bin/sh -ec echo two > /tmp/y # buildkit',
  `HEALTHCHECK &{["CMD-SHELL" "test -f /x || exit 1"] "3s" "0s" "0s" '\\x00'}`,
  'ENTRYPOINT ["sh" "-c"]',
  'CMD ["/bin/sh" "-ec" "echo hello"]',
  'STOPSIGNAL SIGINT',
  'MAINTAINER me <a@b>',
];

/** The instructions' first lines, what follows FROM. */
const INSTRUCTIONS = DOCKERFILE.split('\n').filter((line) => /^(?!FROM)[A-Z]/.test(line));

describe('layerOrigins', () => {
  it('finds every line of what the classic builder built', () => {
    assert.equal(origins(CLASSIC, DOCKERFILE), lines('-', ...INSTRUCTIONS));
  });

  it('finds every line of what BuildKit built', () => {
    const noted = INSTRUCTIONS.filter((line) => !line.startsWith('ONBUILD'));
    assert.equal(origins(BUILDKIT, DOCKERFILE), lines('-', ...noted));
  });

  it('finds them among other Dockerfiles, and whatever the line ends are', () => {
    const other = 'FROM busybox\nRUN make\nCMD ["sh"]';
    const windows = DOCKERFILE.replaceAll('\n', '\r\n');
    assert.equal(
      origins(BUILDKIT, other, windows, 'not a Dockerfile', '').replaceAll('\r', ''),
      origins(BUILDKIT, DOCKERFILE),
    );
  });

  it('says nothing once an instruction is another one, is missing, or was added', () => {
    const nothing = lines(...BUILDKIT.map(() => '-'));
    for (const [what, instead] of [
      ['echo two', 'echo three'],
      ['a.txt /srv/', 'b.txt /srv/'],
      ['USER nobody', 'USER root'],
      ['EXPOSE 80', 'EXPOSE 8080'],
      ['VOLUME /data\n', ''],
      ['VOLUME /data\n', 'VOLUME /data\nVOLUME /more\n'],
      ['CMD echo hello', 'CMD ["echo", "hello", "you"]'],
      ['ARG VERSION', 'ARG OTHER'],
      ['WORKDIR /srv', 'WORKDIR /app'],
      ['C="d e"', 'C="d f"'],
    ] as const) {
      assert.ok(DOCKERFILE.includes(what), what);
      assert.equal(origins(BUILDKIT, DOCKERFILE.replace(what, instead)), nothing, instead || what);
    }
  });

  it('takes whatever a variable may have been', () => {
    const text = lines(
      'FROM node:22',
      'ARG DIR=/app VERSION',
      'WORKDIR $DIR/src',
      'COPY --from=build --chown=node ${DIR}/dist/ ./',
      'ENV PATH=$PATH:$DIR/bin NAME="x ${VERSION:-1}"',
      'EXPOSE $PORT',
      'LABEL version="$VERSION"',
      'WORKDIR sub',
      'RUN npm ci --prefix $DIR',
    );
    assert.equal(
      origins(
        [
          'CMD ["node"]',
          'ARG DIR=/srv/app VERSION=3',
          'WORKDIR /srv/app/src',
          'COPY --chown=node /srv/app/dist/ ./ # buildkit',
          'ENV PATH=/usr/bin:/srv/app/bin NAME=x 3',
          'EXPOSE [8080/tcp]',
          'LABEL version=3',
          'WORKDIR /srv/app/src/sub',
          'RUN |2 DIR=/srv/app VERSION=3 /bin/sh -c npm ci --prefix $DIR # buildkit',
        ],
        text,
      ),
      lines('-', ...text.split('\n').slice(1)),
    );
  });

  it('follows a stage to the stages it is built on, and knows which stage was built', () => {
    const text = lines(
      'FROM alpine AS base',
      'RUN apk add curl',
      'FROM golang AS build',
      'RUN go build',
      'FROM base',
      'COPY --from=build /app /app',
      'CMD ["/app"]',
    );
    const base = ['', 'RUN /bin/sh -c apk add curl # buildkit'];
    const all = [...base, 'COPY /app /app # buildkit', 'CMD ["/app"]'];
    assert.equal(
      origins(all, text),
      lines('-', 'RUN apk add curl', 'COPY --from=build /app /app', 'CMD ["/app"]'),
    );
    assert.equal(origins(base, text), lines('-', 'RUN apk add curl'));
  });

  it('reads heredocs where the builder put them', () => {
    const text = lines(
      'FROM alpine',
      'RUN <<EOF',
      'apk add curl',
      'adduser app',
      'EOF',
      'RUN cat <<A > /a',
      'x',
      'A',
      'COPY <<-"B" /b',
      'y',
      'B',
    );
    assert.equal(
      origins(
        [
          'RUN /bin/sh -c apk add curl\nadduser app\n # buildkit',
          'RUN /bin/sh -c cat <<A > /a\nx\nA # buildkit',
          'COPY <<B /b # buildkit',
        ],
        text,
      ),
      lines('RUN <<EOF', 'RUN cat <<A > /a', 'COPY <<-"B" /b'),
    );
  });

  it('is silent on what many Dockerfiles say, and where two fit', () => {
    const usual = 'FROM node\nWORKDIR /app\nCMD ["node", "main.js"]';
    const history = ['WORKDIR /app', 'CMD ["node" "main.js"]'];
    assert.equal(origins(history, usual), '-\n-');
    const copied = ['/bin/sh -c #(nop) COPY dir:0f in /app ', 'CMD ["node"]'];
    assert.equal(origins(copied, 'FROM node\nCOPY . /app\nCMD ["node"]'), '-\n-');
    const run = ['RUN /bin/sh -c make # buildkit'];
    assert.equal(origins(run, 'FROM a\nRUN make', 'FROM b\nRUN make'), '-');
    assert.equal(origins(run, 'FROM a\nRUN make\nFROM b\nRUN make'), '-');
    assert.equal(origins(run), '-');
    assert.equal(origins([], 'FROM a\nRUN make'), '');
  });

  it('takes the longest of several that fit', () => {
    const history = ['RUN /bin/sh -c a # buildkit', 'RUN /bin/sh -c b # buildkit'];
    assert.equal(origins(history, 'FROM x\nRUN b', 'FROM x\nRUN a\nRUN b'), 'RUN a\nRUN b');
  });
});
