import assert from 'node:assert/strict';
import { labels, proposal, written } from './completing.ts';

const FILE = `ARG VERSION=22
ARG UNUSED
FROM node:$VERSION AS base
ENV MODE=prod
FROM base
ARG VERSION
ARG TOKEN=a
ENV DIR=/app/$MODE
`;

async function first(marked: string, count: number): Promise<string> {
  return (await labels(marked)).slice(0, count).join(' ');
}

describe('Completion of variables', () => {
  it('proposes those in force, the last one first, with value and origin', async () => {
    assert.equal(await first(`${FILE}WORKDIR $<|>`, 4), 'DIR TOKEN VERSION MODE');
    const { description, detail } = await proposal(`${FILE}WORKDIR $<|>`, 'DIR');
    assert.deepEqual([description, detail], ['/app/prod', 'ENV, line 8']);
    assert.equal((await proposal(`${FILE}WORKDIR $<|>`, 'VERSION')).description, '22');
  });

  it('does not propose what is set only further down, or in the same ENV', async () => {
    const all = await labels(`FROM a\nENV A=1\nENV B=2 C=$<|> D=3\nENV E=4`);
    assert.equal(all[0], 'A');
    for (const name of ['B', 'C', 'D', 'E']) assert.ok(!all.includes(name), name);
    assert.equal(await first('FROM a\nARG A=1 B=$<|>', 1), 'A');
  });

  it('proposes global arguments and the platform in FROM', async () => {
    assert.equal(await first(`${FILE}FROM node:$<|>`, 4), 'UNUSED VERSION TARGETPLATFORM TARGETOS');
    assert.equal(await first('ARG A=1\nARG B=$<|>', 1), 'A');
  });

  it('declares along what is not declared', async () => {
    assert.equal(
      await written('ARG V=1\nFROM a\nRUN b\n# why\nRUN echo $<|>', 'V'),
      'ARG V=1\nFROM a\nRUN b\nARG V\n# why\nRUN echo $V',
    );
    assert.equal(
      await written('from a\nrun echo $TARG<|>', 'TARGETARCH'),
      'from a\narg TARGETARCH\nrun echo $TARGETARCH',
    );
    const { alongside } = await proposal('FROM a\nARG TARGETARCH\nRUN $<|>', 'TARGETARCH');
    assert.equal(alongside, undefined);
  });

  it('proposes what the image sets', async () => {
    assert.equal((await proposal(`${FILE}RUN $<|>`, 'NODE_VERSION')).description, 'of node');
    assert.ok((await labels('FROM a\nENV PATH=/b:$<|>')).includes('PATH'));
  });

  it('does not propose build arguments to what runs in the container', async () => {
    const all = await labels(`${FILE}CMD echo $<|>`);
    assert.ok(all.includes('DIR') && all.includes('MODE'));
    assert.ok(!all.includes('TOKEN') && !all.includes('TARGETARCH'));
  });

  it('closes braces, once', async () => {
    assert.equal(await written(`${FILE}RUN \${DI<|>`, 'DIR'), `${FILE}RUN \${DIR}`);
    assert.equal(await written(`${FILE}RUN \${DI<|>}`, 'DIR'), `${FILE}RUN \${DIR}`);
    assert.equal(await written(`${FILE}RUN \${D<|>I:-x}`, 'DIR'), `${FILE}RUN \${DIR:-x}`);
    assert.equal(await written(`${FILE}RUN $D<|>IX/b`, 'DIR'), `${FILE}RUN $DIR/b`);
  });

  it('works in heredocs, ONBUILD, JSON arrays and flags', async () => {
    for (const marked of [
      'RUN <<EOF\necho $<|>\nEOF\n',
      'COPY <<EOF /a\n$<|>\nEOF\n',
      'ONBUILD RUN echo $<|>',
      'COPY ["$<|>", "/b"]',
      'RUN --mount=type=cache,target=$<|> make',
      'COPY --chown=$<|> a b',
    ]) {
      assert.ok((await labels(FILE + marked)).includes('DIR'), marked);
    }
  });
});

describe('Completion of modifiers', () => {
  it('proposes those that go on from what is typed', async () => {
    assert.equal((await labels('FROM a\nENV A=${B:<|>')).join(' '), ':- :+ :?');
    assert.equal((await labels('FROM a\nENV A=${B#<|>')).join(' '), '# ##');
    assert.equal((await labels('FROM a\nENV A=${B/<|>')).join(' '), '/ //');
  });

  it('writes a word to fill in, and the brace where it is missing', async () => {
    assert.equal(await written('FROM a\nENV A=${B:<|>', ':-'), 'FROM a\nENV A=${B:-${1:default}}');
    assert.equal(await written('FROM a\nENV A=${B:<|>}', ':?'), 'FROM a\nENV A=${B:?${1:message}}');
  });
});

describe('Completion of names', () => {
  it('proposes for ARG what is used and not declared, then what can be taken over', async () => {
    assert.equal(
      await first('ARG G=1\nARG H=2\nFROM a\nARG H\nARG <|>\nWORKDIR $USED/$H', 4),
      'USED G TARGETPLATFORM TARGETOS',
    );
    assert.equal((await labels('ARG <|>\nFROM a:$TAG')).join(' '), 'TAG SOURCE_DATE_EPOCH');
    assert.equal((await proposal('ARG G=1\nFROM a\nARG <|>', 'G')).description, '1');
  });

  it('does not propose for ARG what is declared', async () => {
    const all = await labels('FROM a\nARG TARGETOS\nARG TARGETARCH B <|>');
    assert.ok(
      !all.includes('TARGETOS') && !all.includes('TARGETARCH') && all.includes('TARGETPLATFORM'),
    );
  });

  it('proposes for ENV arguments to keep, and what the image sets', async () => {
    assert.equal(await first('FROM node\nARG A\nENV <|>', 3), 'A PATH NODE_VERSION');
    assert.equal(
      await written('FROM node\nARG A\nENV <|>', 'A'),
      'FROM node\nARG A\nENV A=${1:\\$A}',
    );
    assert.equal(await written('FROM node\nENV PA<|>TH=a', 'PATH'), 'FROM node\nENV PATH=a');
  });
});
