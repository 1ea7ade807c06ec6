import assert from 'node:assert/strict';
import { CONFIGURATION } from '../../../server/cli/init/template.ts';
import { readConfigFile } from '../../../server/lint/configuration/configFile.ts';
import { longshoreKeys } from '../../../server/lint/configuration/keys.ts';
import { emptyLayer } from '../../../server/lint/configuration/layer.ts';
import { rules } from '../../../server/rules/index.generated.ts';
import { useTempFolder } from '../../workbench/tempFolder.ts';
import { longshore } from './cli.ts';

/** The template with every key set. */
const SET = CONFIGURATION.replace(/^# (?=\w+:(?:$| \S+$)| )/gm, '');

describe('longshore init', () => {
  const folder = useTempFolder();

  for (const args of [['init'], ['lint', '--init']]) {
    it(`writes a configuration that configures nothing: ${args.join(' ')}`, async () => {
      const { code, out } = await longshore(args, { workingFolder: folder.path });
      assert.equal(code, 0);
      assert.equal(out, 'Wrote longshore.yaml: it configures nothing yet, and says what it can\n');
      assert.deepEqual(readConfigFile(folder.read('longshore.yaml'), 'longshore', rules), {
        layer: emptyLayer(),
        problems: [],
      });
    });
  }

  it('leaves one alone that is there', async () => {
    folder.write({ 'longshore.yml': 'ignore: []\n' });
    assert.deepEqual(await longshore(['init'], { workingFolder: folder.path }), {
      code: 2,
      out: '',
      err: 'longshore: there is a longshore.yml in this folder already\n',
    });
    assert.equal(folder.read('longshore.yml'), 'ignore: []\n');
  });

  it('shows every key there is, as it may be set', () => {
    const shown = [...SET.matchAll(/^(\w+):/gm)].map(([, key]) => key);
    assert.deepEqual(shown.sort(), Object.keys(longshoreKeys).sort());
    assert.deepEqual(readConfigFile(SET, 'longshore', rules).problems, []);
  });
});
