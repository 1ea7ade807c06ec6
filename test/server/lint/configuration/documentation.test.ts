import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { format } from '../../../../server/features/formatting/format.ts';
import { defaultFormat } from '../../../../server/features/formatting/options.ts';
import { defaultLintConfig } from '../../../../server/lint/config.ts';
import { checkConfigFile } from '../../../../server/lint/configuration/configFile.ts';
import { hadolintKeys, longshoreKeys } from '../../../../server/lint/configuration/keys.ts';
import { kindOfFile } from '../../../../server/lint/configuration/places.ts';
import { applyEdits } from '../../../../server/lint/fixes.ts';
import { Linter } from '../../../../server/lint/linter.ts';
import { analyze } from '../../../../server/model/analyze.ts';
import { rules } from '../../../../server/rules/index.generated.ts';
import { parse } from '../../../../server/syntax/parse.ts';

describe('docs/configuration.md', () => {
  const page = new URL('../../../../docs/configuration.md', import.meta.url);
  const text = readFileSync(page, 'utf8').replaceAll('\r\n', '\n');

  it('lists every key, in the order of the tables', () => {
    const table = [...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, key]) => key);
    assert.deepEqual(table, Object.keys(longshoreKeys));
    const [, sentence = ''] = /All keys count: ([^.]+)\./.exec(text) ?? [];
    const listed = [...sentence.matchAll(/`([\w-]+)`/g)].map(([, key]) => key);
    assert.deepEqual(listed, Object.keys(hadolintKeys));
  });

  it('shows comments that are all needed', () => {
    const [, dockerfile = ''] = /```dockerfile\n([^`]+)```/.exec(text) ?? [];
    const log = { info: () => {}, error: (message: string) => assert.fail(message) };
    const model = analyze(parse(dockerfile));
    const found = new Linter(rules, log).lint(model, defaultLintConfig);
    assert.deepEqual(
      found.map(({ code, start }) => `${model.lines.lineAt(start) + 1} ${code}`),
      [],
    );
  });

  it('shows files without a mistake', () => {
    const files = [...text.matchAll(/```yaml\n# (\S+)\n([^`]+)```/g)];
    assert.deepEqual(
      files.map(([, name = '', file = '']) => {
        return [name, checkConfigFile(file, kindOfFile(name) ?? 'longshore', rules)];
      }),
      [
        ['longshore.yaml', []],
        ['.hadolint.yaml', []],
      ],
    );
  });
});

describe('docs/formatting.md', () => {
  const page = new URL('../../../../docs/formatting.md', import.meta.url);
  const text = readFileSync(page, 'utf8').replaceAll('\r\n', '\n');

  it('lists every key, in the order of the table', () => {
    const table = [...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, key]) => key);
    const { properties } = longshoreKeys.format?.schema(new Map()) ?? {};
    assert.deepEqual(table, Object.keys(properties ?? {}));
  });

  it('shows what formatting does', () => {
    const [before = '', after = ''] = [...text.matchAll(/```dockerfile\n# \w+\n([^`]+)```/g)].map(
      ([, dockerfile = '']) => dockerfile,
    );
    const edits = format(analyze(parse(before)), defaultFormat);
    assert.equal(applyEdits(before, edits), after);
  });

  it('shows a file without a mistake', () => {
    const [, file = ''] = /```yaml\n# longshore.yaml\n([^`]+)```/.exec(text) ?? [];
    assert.deepEqual(checkConfigFile(file, 'longshore', rules), []);
  });
});
