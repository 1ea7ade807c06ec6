import assert from 'node:assert/strict';
import { stageGraph } from '../../../server/features/stageGraph.ts';
import { analyze } from '../../../server/model/analyze.ts';
import { parse } from '../../../server/syntax/parse.ts';

/** Nodes, then edges, a line each; `*` is the target, `-` is not needed for it. */
function check(text: string, expected: readonly string[]): void {
  const { nodes, edges } = stageGraph(analyze(parse(text)));
  const lines = [
    ...nodes.map(({ id, label, detail, isTarget, isUsed }) => {
      const mark = isTarget ? '*' : isUsed ? ' ' : '-';
      return `${mark} ${id} "${label}"${detail === undefined ? '' : ` (${detail})`}`;
    }),
    ...edges.map(
      ({ from, to, kind, count, at }) =>
        `${from} -${kind}${count > 1 ? ` ${count}x` : ''}-> ${to} [${text.slice(at.start, at.end)}]`,
    ),
  ];
  assert.deepEqual(lines, expected);
}

describe('the stage graph', () => {
  it('has stages and images, and an edge for each way of use', () => {
    check(
      `ARG V=22
FROM --platform=linux/amd64 node:$V AS deps
FROM deps AS Build
COPY --from=deps a b
COPY --from=0 c d
RUN --mount=from=deps,target=/x --mount=from=golang:1,target=/y true
FROM debian AS unused
FROM scratch
COPY --from=build x y
COPY --from=docker.io/a x y`,
      [
        '  stage:deps "deps" (linux/amd64 node:$V)',
        '  stage:build "Build" (deps)',
        '- stage:unused "unused" (debian)',
        '* stage:3 "stage 3"',
        '  image:docker.io/library/node:22 "node:22"',
        '  image:docker.io/library/golang:1 "golang:1"',
        '- image:docker.io/library/debian "debian"',
        '  image:scratch "scratch"',
        '  image:docker.io/library/a "a"',
        'image:docker.io/library/node:22 -base-> stage:deps [node:$V]',
        'stage:deps -base-> stage:build [deps]',
        'stage:deps -copy 2x-> stage:build [deps]',
        'stage:deps -mount-> stage:build [deps]',
        'image:docker.io/library/golang:1 -mount-> stage:build [golang:1]',
        'image:docker.io/library/debian -base-> stage:unused [debian]',
        'image:scratch -base-> stage:3 [scratch]',
        'stage:build -copy-> stage:3 [build]',
        'image:docker.io/library/a -copy-> stage:3 [docker.io/a]',
      ],
    );
  });

  it('has no cycles, whatever the stages name', () => {
    check('FROM b AS a\nFROM a AS b\nCOPY --from=b x y\nCOPY --from=7 x y\nCOPY --from=$X x y\n', [
      '  stage:a "a" (b)',
      '* stage:b "b" (a)',
      '  image:docker.io/library/b "b"',
      'image:docker.io/library/b -base-> stage:a [b]',
      'stage:a -base-> stage:b [a]',
      'image:docker.io/library/b -copy-> stage:b [b]',
    ]);
  });

  it('knows an image by each of its names, and tells a digest by its beginning', () => {
    const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
    check(`FROM alpine@${digest}\nCOPY --from=docker.io/library/alpine@${digest} x y`, [
      '* stage:0 "stage 0"',
      `  image:docker.io/library/alpine@${digest} "alpine@sha256:0123456…"`,
      `image:docker.io/library/alpine@${digest} -base-> stage:0 [alpine@${digest}]`,
      `image:docker.io/library/alpine@${digest} -copy-> stage:0 [docker.io/library/alpine@${digest}]`,
    ]);
  });

  it('is empty without stages, and survives what is half typed', () => {
    check('', []);
    check('FROM', ['* stage:0 "stage 0"']);
  });
});
