import assert from 'node:assert/strict';
import { completed, labels, proposal, written } from './completing.ts';

async function first(marked: string, count: number): Promise<string> {
  return (await labels(marked)).slice(0, count).join(' | ');
}

describe('Completion of directives', () => {
  it('proposes those that may stand there, the usual one first', async () => {
    assert.equal(
      await first('#<|>', 3),
      '# syntax=docker/dockerfile:1 | # check=error=true | # escape=`',
    );
    assert.equal(await first('# syntax=a\n# e<|>\nFROM b', 2), '# check=error=true | # escape=`');
    assert.equal(
      await written('#sy<|>', '# syntax=docker/dockerfile:1'),
      '# syntax=docker/dockerfile:1',
    );
    assert.equal((await proposal('#sy<|>', '# escape=`')).filterText, '#escape');
  });

  it('leaves a value that is there', async () => {
    assert.equal(await written('# syn<|>=a/b:1\nFROM c', '# syntax='), '# syntax=a/b:1\nFROM c');
  });

  it('proposes none further down', async () => {
    for (const marked of ['# a comment\n# <|>', 'FROM a\n# <|>', '\n#<|>']) {
      assert.ok(!(await labels(marked)).some((label) => label.includes('syntax')), marked);
    }
  });

  it('keeps still when a comment begins, where no directive can stand', async () => {
    assert.deepEqual((await completed('FROM a\n#<|>', { trigger: '#' })).items, []);
    assert.ok((await labels('#<|>', { trigger: '#' })).length > 0);
  });

  it('proposes values', async () => {
    assert.equal(await first('# syntax=<|>', 1), 'docker/dockerfile:1');
    assert.deepEqual(await labels('# escape=<|>'), ['`', '\\']);
    assert.equal(await written('# escape=<|>\\', '`'), '# escape=`');
  });
});

describe('Completion of check', () => {
  it('proposes options and what they take', async () => {
    assert.equal(await first('# check=<|>', 3), 'skip= | error=true | experimental=');
    assert.equal(await first('# check=skip=A;<|>', 3), 'error=true | experimental=');
    assert.deepEqual(await labels('# check=error=<|>'), ['true', 'false']);
    assert.deepEqual(await labels('# check=experimental=<|>'), ['InvalidDefinitionDescription']);
  });

  it('proposes names that are not listed, those that something is found for first', async () => {
    const marked = '# check=skip=UndefinedVar,<|>;error=true\nFROM a AS Up\nMAINTAINER b\n';
    const all = await labels(marked);
    assert.deepEqual(all.slice(0, 2), ['MaintainerDeprecated', 'StageNameCasing']);
    assert.ok(!all.includes('UndefinedVar') && !all.includes('all'));
    assert.equal(all.length, 20);
    assert.ok((await labels('# check=skip=<|>')).includes('all'));
    assert.equal(
      await written('# check=skip=A,Work<|>;error=true', 'WorkdirRelativePath'),
      '# check=skip=A,WorkdirRelativePath;error=true',
    );
  });

  it('proposes names above an instruction, for what is found there', async () => {
    const marked = 'FROM a AS Up\n# check=skip=<|>\nMAINTAINER b\n';
    assert.equal(await first(marked, 2), 'MaintainerDeprecated | ConsistentInstructionCasing');
    assert.deepEqual(await labels('FROM a\n# check=<|>\nMAINTAINER b\n'), ['skip=']);
  });
});

describe('Completion of comments that silence findings', () => {
  it('proposes how they begin', async () => {
    assert.equal(
      await first('FROM a\n# <|>\nRUN b', 3),
      '# longshore ignore= | # hadolint ignore= | # check=skip=',
    );
    assert.deepEqual(await labels('FROM a\nRUN b \\\n  # <|>\n  c'), ['# longshore ignore=']);
    assert.equal(
      await written('FROM a\n# had<|>\nRUN b', '# hadolint ignore='),
      'FROM a\n# hadolint ignore=\nRUN b',
    );
  });

  it('proposes codes, those found on the next line first, with what is said', async () => {
    const marked =
      'FROM debian:13\nRUN cd /a\n# hadolint ignore=<|>\nRUN apt-get install curl\nRUN sudo b\n';
    const all = await labels(marked);
    assert.deepEqual(all.slice(0, 4).sort(), ['DL3008', 'DL3014', 'DL3015', 'DL3059']);
    assert.ok(all.indexOf('DL3003') > 4 && all.indexOf('DL3004') > 4);
    const { detail, description } = await proposal(marked, 'DL3014');
    assert.equal(description, 'found here');
    assert.match(detail ?? '', /-y/);
  });

  it('leaves out those that the comment names', async () => {
    const all = await labels('FROM a\n# hadolint ignore=DL3003, <|>,DL3004\nRUN b');
    assert.ok(!all.includes('DL3003') && !all.includes('DL3004') && all.includes('DL3008'));
    assert.ok((await labels('FROM a\n# hadolint ignore=DL3<|>003\nRUN b')).includes('DL3003'));
  });

  it('proposes to hadolint what it knows, and to ours everything', async () => {
    const theirs = await labels('FROM a\n# hadolint ignore=<|>\nRUN b');
    assert.ok(theirs.every((code) => /^(?:DL|SC)\d{4}$/.test(code)));
    const ours = await labels('FROM a\n# longshore ignore=<|>\nRUN b');
    assert.ok(ours.includes('LS1011') && ours.includes('StageNameCasing'));
    assert.ok(!ours.some((code) => code.startsWith('LS09')));
  });

  it('knows the whole file, and the line below between continuations', async () => {
    const file = 'FROM debian:13\n# longshore ignore-file=<|>\nUSER b\nRUN sudo c\n';
    assert.ok((await labels(file)).slice(0, 4).includes('DL3004'));
    const inside = 'FROM debian:13\nRUN a && \\\n  # longshore ignore=<|>\n  sudo c\n';
    assert.ok((await labels(inside)).includes('DL3004'));
  });

  it('looks up what a rule is about when it is looked at', async () => {
    const { lazy } = await proposal('FROM a\n# hadolint ignore=<|>\nRUN b', 'DL3004');
    assert.deepEqual(lazy, { what: 'rule', code: 'DL3004' });
  });
});
