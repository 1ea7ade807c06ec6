import assert from 'node:assert/strict';
import { plainText } from '../../../../server/features/completion/templates.ts';
import { templates } from '../../../../server/features/completion/templateTexts.ts';
import { defaultLintConfig } from '../../../../server/lint/config.ts';
import { Linter } from '../../../../server/lint/linter.ts';
import { analyze } from '../../../../server/model/analyze.ts';
import { rules } from '../../../../server/rules/index.generated.ts';
import { parse } from '../../../../server/syntax/parse.ts';
import { completed, labels, proposal } from './completing.ts';

describe('Whole files to begin with', () => {
  it('are proposed in an empty document, those first that fit the build context', async () => {
    const all = await labels('<|>', { files: { 'go.mod': '', 'main.go': '' } });
    assert.deepEqual(all.slice(0, 3), ['FROM', 'ARG', 'Go']);
    assert.equal(all.length, templates.length + 2);
    assert.equal((await labels('fr<|>', { files: { 'App.csproj': '' } }))[2], '.NET');
  });

  it('are not proposed where something stands', async () => {
    assert.deepEqual(await labels('<|>\nFROM a'), ['FROM', 'ARG']);
    assert.deepEqual(await labels('FROM a\n<|>').then((all) => all.includes('Go')), false);
  });

  it('choose no frontend twice', async () => {
    const { items } = await completed('# syntax=docker/dockerfile:1\n<|>');
    assert.ok(items.every(({ edit }) => !edit.newText.includes('# syntax')));
    assert.match((await proposal('<|>', 'Go')).edit.newText, /^# syntax=/);
  });

  for (const { label, text } of templates) {
    it(`give no reason to complain: ${label}`, () => {
      const file = plainText(text);
      assert.ok(!/\$\{?\d/.test(file), file);
      const model = analyze(parse(file));
      const found = new Linter(rules, { info() {}, error() {} }).lint(model, defaultLintConfig);
      assert.deepEqual(
        found.map(({ code, message }) => `${code} ${message}`),
        [],
        file,
      );
    });
  }

  it('are plain text for editors without snippets', () => {
    assert.equal(plainText('a ${1:b} $1 \\$C ${2:d}$3'), 'a b b $C d');
  });
});
