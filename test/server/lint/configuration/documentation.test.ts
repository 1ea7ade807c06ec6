import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { defaultLintConfig } from '../../../../server/lint/config.ts';
import { checkConfigFile } from '../../../../server/lint/configuration/configFile.ts';
import { hadolintKeys, longshoreKeys } from '../../../../server/lint/configuration/keys.ts';
import { kindOfFile } from '../../../../server/lint/configuration/places.ts';
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
