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
        '  image:node:22 "node:22"',
        '  image:golang:1 "golang:1"',
        '- image:debian "debian"',
        '  image:scratch "scratch"',
        '  image:docker.io/a "docker.io/a"',
        'image:node:22 -base-> stage:deps [node:$V]',
        'stage:deps -base-> stage:build [deps]',
        'stage:deps -copy 2x-> stage:build [deps]',
        'stage:deps -mount-> stage:build [deps]',
        'image:golang:1 -mount-> stage:build [golang:1]',
        'image:debian -base-> stage:unused [debian]',
        'image:scratch -base-> stage:3 [scratch]',
        'stage:build -copy-> stage:3 [build]',
        'image:docker.io/a -copy-> stage:3 [docker.io/a]',
      ],
    );
  });

  it('has no cycles, whatever the stages name', () => {
    check('FROM b AS a\nFROM a AS b\nCOPY --from=b x y\nCOPY --from=7 x y\nCOPY --from=$X x y\n', [
      '  stage:a "a" (b)',
      '* stage:b "b" (a)',
      '  image:b "b"',
      'image:b -base-> stage:a [b]',
      'stage:a -base-> stage:b [a]',
      'image:b -copy-> stage:b [b]',
    ]);
  });

  it('is empty without stages, and survives what is half typed', () => {
    check('', []);
    check('FROM', ['* stage:0 "stage 0"']);
  });
});
