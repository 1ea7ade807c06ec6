import assert from 'node:assert/strict';
import { completed, labels, proposal, written } from './completing.ts';

describe('Completion of instructions', () => {
  it('proposes what may stand before the first stage', async () => {
    assert.deepEqual(await labels('ARG A\n<|>'), ['FROM', 'ARG']);
    assert.deepEqual(await labels('# comment\nA<|>\nFROM a'), ['FROM', 'ARG']);
  });

  it('proposes all of them in a stage, the likely ones first and the deprecated one last', async () => {
    assert.deepEqual(
      (await labels('FROM a\n<|>')).join(' '),
      'RUN COPY WORKDIR ENV FROM ARG USER EXPOSE CMD ENTRYPOINT HEALTHCHECK LABEL ADD VOLUME SHELL STOPSIGNAL ONBUILD MAINTAINER',
    );
    assert.ok((await proposal('FROM a\n<|>', 'MAINTAINER')).deprecated);
  });

  it('puts those last that the stage has and that count once', async () => {
    const all = await labels('FROM a\nCMD b\n<|>\nFROM c\nENTRYPOINT d\n');
    assert.equal(all.at(-1), 'CMD');
    assert.ok(all.indexOf('ENTRYPOINT') < all.indexOf('MAINTAINER'));
    assert.equal((await labels('FROM a\nCM<|> b')).indexOf('CMD'), 8);
  });

  it('proposes behind ONBUILD what it may trigger', async () => {
    const all = await labels('FROM a\nONBUILD <|>');
    assert.equal(all.length, 15);
    assert.ok(!all.includes('FROM') && !all.includes('ONBUILD') && !all.includes('MAINTAINER'));
    assert.equal(
      await written('FROM a\nONBUILD c<|>', 'workdir'),
      'FROM a\nONBUILD workdir ${1:path}',
    );
  });

  it('writes places to fill in, but no more than the word where something follows', async () => {
    assert.equal(
      await written('FROM a\nCO<|>', 'COPY'),
      'FROM a\nCOPY ${1:source} ${2:destination}',
    );
    assert.equal(await written('FROM a\nCO<|>P b c', 'COPY'), 'FROM a\nCOPY b c');
    assert.equal(await written('FROM a\nRU<|> \\\n  b', 'RUN'), 'FROM a\nRUN \\\n  b');
  });

  it('writes as the user does', async () => {
    assert.equal(await written('from a\nrun b\n<|>', 'user'), 'from a\nrun b\nuser ${1:user}');
    assert.equal(await written('from a\nU<|>', 'USER'), 'from a\nUSER ${1:user}');
  });

  it('goes on in the line of the cursor when the word goes over two', async () => {
    assert.equal(await written('FROM a\nWOR\\\nKD<|>', 'WORKDIR'), 'FROM a\nWOR\\\nKDIR ');
    const { items } = await completed('FROM a\nWOR\\\nKD<|>');
    assert.deepEqual(
      items.map(({ filterText }) => filterText),
      ['KDIR '],
    );
  });

  it('has nothing where a line goes on, in comments and in the text of a shell', async () => {
    for (const marked of [
      'FROM a\nRUN b \\\n<|>',
      'FROM a\nRUN b \\\n  co<|>\n',
      'FROM a\nRUN co<|>',
      'FROM a\nRUN <<EOF\nco<|>\nEOF\n',
      'FROM a\n# a comment in words<|>',
      'FROM a\n  <|>  RUN b',
    ]) {
      assert.deepEqual(await labels(marked), [], marked);
    }
  });
});
