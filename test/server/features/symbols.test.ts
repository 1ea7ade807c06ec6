import assert from 'node:assert/strict';
import {
  incomingCalls,
  outgoingCalls,
  prepareCallHierarchy,
  type StageCall,
} from '../../../server/features/callHierarchy.ts';
import { type DocumentSymbol, documentSymbols } from '../../../server/features/documentSymbols.ts';
import { matchesQuery, stageSymbols } from '../../../server/features/stageSymbols.ts';
import { analyze } from '../../../server/model/analyze.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { drawRanges, readCursor } from '../../workbench/markers/markers.ts';

describe('document symbols', () => {
  function outline(text: string): string {
    return documentSymbols(analyze(parse(text)))
      .map((symbol) => draw(text, symbol, ''))
      .join('');
  }

  function draw(text: string, symbol: DocumentSymbol, indent: string): string {
    const { name, detail, kind, at, focus, children } = symbol;
    assert.ok(name !== '', 'a name');
    assert.ok(at.start <= focus.start && focus.end <= at.end, 'the focus is inside');
    for (const child of children) {
      assert.ok(at.start <= child.at.start && child.at.end <= at.end, 'a child is inside');
    }
    const line = `${indent}${name} | ${detail} [${kind} at ${JSON.stringify(text.slice(focus.start, focus.end))}]\n`;
    return line + children.map((child) => draw(text, child, `${indent}  `)).join('');
  }

  it('are stages with their instructions', () => {
    assert.equal(
      outline(`# syntax=docker/dockerfile:1
ARG NODE=20
FROM --platform=$BUILDPLATFORM node:$NODE AS build
ENV A=1 B=2
env C="x y"
LABEL a.b="c"
WORKDIR /src
COPY --from=deps ["a b", "/x"]
ADD a b c/
COPY <<E /x
E
RUN apt-get update \\
 # why
 && apt-get install -y curl
RUN <<E
#!/bin/sh
set -e

  make all
E
RUN --mount=type=cache,target=/x npm ci
FOO bar
FROM scratch
EXPOSE 80 443/tcp
USER app
ONBUILD RUN echo hi
HEALTHCHECK --interval=5s CMD curl localhost
ENTRYPOINT ["node", "a.js"]
CMD
`),
      `ARG | NODE=20 [ARG at "ARG"]
build | node:$NODE ($BUILDPLATFORM) [stage at "build"]
  ENV | A B [ENV at "ENV"]
  ENV | C="x y" [ENV at "env"]
  LABEL | a.b="c" [LABEL at "LABEL"]
  WORKDIR | /src [WORKDIR at "WORKDIR"]
  COPY | a b → /x (from deps) [COPY at "COPY"]
  ADD | a b → c/ [ADD at "ADD"]
  COPY | <<E → /x [COPY at "COPY"]
  RUN | apt-get update && apt-get install -y curl [RUN at "RUN"]
  RUN | make all [RUN at "RUN"]
  RUN | npm ci [RUN at "RUN"]
stage 1 | scratch [stage at "scratch"]
  EXPOSE | 80 443/tcp [EXPOSE at "EXPOSE"]
  USER | app [USER at "USER"]
  ONBUILD | RUN echo hi [ONBUILD at "ONBUILD"]
  HEALTHCHECK | CMD curl localhost [HEALTHCHECK at "HEALTHCHECK"]
  ENTRYPOINT | node a.js [ENTRYPOINT at "ENTRYPOINT"]
  CMD |  [CMD at "CMD"]
`,
    );
  });

  it('survive documents that are empty, half typed or without FROM', () => {
    assert.equal(outline(''), '');
    assert.equal(outline('FR'), '');
    assert.equal(outline('FROM'), 'stage 0 |  [stage at "FROM"]\n');
    assert.equal(outline('RUN a\r\n'), 'RUN | a [RUN at "RUN"]\n');
  });

  it('cut what is long', () => {
    assert.equal(
      outline(`FROM a\nRUN ${'x'.repeat(200)}\n`).split(' | ')[2],
      `${'x'.repeat(79)}… [RUN at "RUN"]\n`,
    );
  });
});

describe('stages as symbols of the workspace', () => {
  it('have their name, or their image', () => {
    const text = 'FROM a AS b\nFROM c:1\nFROM\n';
    const symbols = stageSymbols(analyze(parse(text)));
    assert.deepEqual(
      symbols.map(({ name, detail, at }) => [name, detail, text.slice(at.start, at.end)]),
      [
        ['b', 'a', 'b'],
        ['c:1', 'c:1', 'c:1'],
        ['stage 2', '', 'FROM'],
      ],
    );
  });

  it('are found by letters in their order', () => {
    for (const query of ['', 'b', 'BLD', 'build-deps', 'bd dps'])
      assert.ok(matchesQuery('Build-deps', query), query);
    for (const query of ['x', 'dlb', 'build-depss'])
      assert.ok(!matchesQuery('build-deps', query), query);
  });
});

describe('call hierarchy of stages', () => {
  const text = `FROM alpine AS base
FROM base AS build
COPY --from=base a b
FROM base
COPY --from=build --link a b
COPY --from=1 a b
RUN --mount=from=base,target=/x c
`;
  const model = analyze(parse(text));

  function draw(calls: readonly StageCall[]): readonly string[] {
    return calls.map(({ item, places }) => {
      const lines = places.map((place) =>
        drawRanges(text, [place])
          .split('\n')
          .find((line) => line.includes('[|')),
      );
      return `${item.name} (${item.detail}): ${lines.join(', ')}`;
    });
  }

  it('begins at a name, or anywhere in FROM', () => {
    const at = (marked: string) => {
      const { text: plain, offset } = readCursor(marked);
      return prepareCallHierarchy(analyze(parse(plain)), offset)?.name;
    };
    assert.equal(at('FR<|>OM a AS b\n'), 'b');
    assert.equal(at('FROM a<|> AS b\n'), 'b');
    assert.equal(at('FROM a AS b\nFROM <|>b\n'), 'b');
    assert.equal(at('FROM a AS b\nFROM c\nCOPY --from=b<|> x y\n'), 'b');
    assert.equal(at('FROM a AS b\nRUN <|>c\n'), undefined);
    assert.equal(at('<|>'), undefined);
  });

  it('tells who is built from a stage or copies from it', () => {
    assert.deepEqual(draw(incomingCalls(model, 0)), [
      'build (base): FROM [|base|] AS build, COPY --from=[|base|] a b',
      'stage 2 (base): FROM [|base|], RUN --mount=from=[|base|],target=/x c',
    ]);
    assert.deepEqual(draw(incomingCalls(model, 1)), [
      'stage 2 (base): COPY --from=[|build|] --link a b, COPY --from=[|1|] a b',
    ]);
    assert.deepEqual(draw(incomingCalls(model, 2)), []);
    assert.deepEqual(draw(incomingCalls(model, 3)), []);
  });

  it('tells what a stage is built on and copies from', () => {
    assert.deepEqual(draw(outgoingCalls(model, 0)), []);
    assert.deepEqual(draw(outgoingCalls(model, 1)), [
      'base (alpine): FROM [|base|] AS build, COPY --from=[|base|] a b',
    ]);
    assert.deepEqual(draw(outgoingCalls(model, 2)), [
      'base (alpine): FROM [|base|], RUN --mount=from=[|base|],target=/x c',
      'build (base): COPY --from=[|build|] --link a b, COPY --from=[|1|] a b',
    ]);
  });
});
