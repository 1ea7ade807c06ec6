import assert from 'node:assert/strict';
import { labels, proposal, written } from './completing.ts';

const FILE = `FROM node:22 AS deps
WORKDIR /app
COPY package.json ./
FROM golang
RUN go build -o /out/tool ./cmd
FROM deps AS Build
COPY . .
`;

describe('Completion of stages', () => {
  it('proposes earlier ones in FROM by their names, the nearest first', async () => {
    assert.deepEqual((await labels(`${FILE}FROM <|>`)).slice(0, 2), ['Build', 'deps']);
    assert.ok(!(await labels('FROM <|> AS own')).includes('own'));
  });

  it('proposes names and numbers in COPY --from, beside other flags too', async () => {
    for (const flags of ['--from=<|>', '--link --from=<|> --chown=a', '--from="<|>"']) {
      const all = await labels(`${FILE}FROM a AS late\nCOPY ${flags} /a /b\nFROM b AS later`);
      assert.deepEqual(all.slice(0, 5), ['Build', 'deps', '1', '2', '0'], flags);
      assert.ok(!all.includes('late') && !all.includes('later') && !all.includes('3'));
    }
  });

  it('tells what they are built on', async () => {
    const named = await proposal(`${FILE}FROM a\nCOPY --from=<|>`, 'deps');
    assert.deepEqual([named.description, named.detail], ['node:22', 'stage 0']);
    const { detail } = await proposal(`${FILE}FROM a\nCOPY --from=<|>`, '1');
    assert.equal(detail, 'stage without a name');
  });

  it('proposes of several with one name the last', async () => {
    const all = await labels('FROM a AS x\nFROM b AS X\nFROM c\nCOPY --from=<|>');
    assert.deepEqual(all.slice(0, 3), ['X', '1', '0']);
  });

  it('proposes none in ONBUILD, whose stages are those of another file', async () => {
    assert.ok(!(await labels(`${FILE}ONBUILD COPY --from=<|>`)).includes('deps'));
  });

  it('proposes AS, and a name', async () => {
    assert.deepEqual(await labels('FROM a <|>'), ['AS']);
    assert.deepEqual(await labels('from a <|>'), ['as']);
    const names = await labels(`${FILE}FROM a AS <|>`);
    assert.ok(names.includes('test') && !names.includes('deps') && !names.includes('build'));
    assert.equal(await written('FROM a AS t<|>', 'test'), 'FROM a AS test');
  });
});

describe('Completion of paths in a stage', () => {
  it('proposes what COPY, WORKDIR and RUN named there', async () => {
    const all = await labels(`${FILE}FROM a\nCOPY --from=deps <|>`);
    assert.deepEqual(all.slice(0, 3), ['/app', '/app/package.json', '--chown=']);
    assert.deepEqual(await labels(`${FILE}FROM a\nCOPY --from=1 /o<|>`), ['/out/tool']);
    assert.ok((await labels(`${FILE}FROM a\nCOPY --from=build <|>`)).includes('/app/package.json'));
  });

  it('says who named them', async () => {
    const { detail } = await proposal(`${FILE}FROM a\nCOPY --from=deps <|>`, '/app/package.json');
    assert.equal(detail, 'COPY, line 3');
  });

  it('puts them into quotes in a JSON array', async () => {
    assert.equal(
      await written(`${FILE}FROM a\nCOPY --from=1 [<|>]`, '/out/tool'),
      `${FILE}FROM a\nCOPY --from=1 ["/out/tool"]`,
    );
  });

  it('replaces variables that have a value', async () => {
    assert.deepEqual(
      await labels('FROM a AS b\nARG D=/opt\nWORKDIR $D/x\nFROM c\nCOPY --from=b /<|>'),
      ['/opt/x'],
    );
  });

  it('proposes programs that were copied to what runs', async () => {
    assert.deepEqual(await labels('FROM a\nCOPY entry.sh /\nENTRYPOINT ["<|>"]'), ['/entry.sh']);
  });
});
