import assert from 'node:assert/strict';
import { parse } from '../../../server/syntax/parse.ts';
import { plainTree } from '../../fuzz/plain.ts';

const before = 'FROM a\nRUN one \\\n  two\nCOPY <<E /x\nbody\nE\n# note\nCMD last\n';

describe('parse with the tree before', () => {
  const edits: Record<string, string> = {
    'a changed word': before.replace('one', 'won'),
    'a line more at the top': `ARG x\n${before}`,
    'another escape character': `# escape=\`\n${before}`,
    'a longer heredoc': before.replace('body', 'body\nmore'),
    'another comment': before.replace('note', 'other'),
    'an instruction less': before.replace('RUN one \\\n  two\n', ''),
    'no change': before,
  };
  for (const [name, after] of Object.entries(edits)) {
    it(`gives the same as a fresh one: ${name}`, () => {
      assert.deepEqual(plainTree(parse(after, parse(before))), plainTree(parse(after)));
    });
  }

  it('keeps the instructions before the change', () => {
    const old = parse(before);
    const { instructions } = parse(before.replace('last', 'first'), old);
    const kept = instructions.map((instruction, index) => instruction === old.instructions[index]);
    assert.deepEqual(kept, [true, true, true, false]);
  });
});
