import assert from 'node:assert/strict';
import { switchedOff } from '../../../../server/lint/configuration/switchOff.ts';

describe('switching a rule off in longshore.yaml', () => {
  const CASES: readonly (readonly [name: string, before: string, after: string | undefined])[] = [
    ['begins a new file', '', 'rules:\n  DL3006: off\n'],
    [
      'adds rules to what is there',
      '# ours\nignore: []\n',
      '# ours\nignore: []\nrules:\n  DL3006: off\n',
    ],
    ['ends the last line first', 'ignore: []', 'ignore: []\nrules:\n  DL3006: off\n'],
    [
      'adds to the rules, in their indentation, behind comments',
      'rules:\n    # loud\n    DL3008: error # always\n\nignore: []\n',
      'rules:\n    # loud\n    DL3008: error # always\n    DL3006: off\n\nignore: []\n',
    ],
    [
      'changes what was said of it',
      'rules:\n  DL3006: error # hm\n',
      'rules:\n  DL3006: off # hm\n',
    ],
    ['adds to a list in braces', 'rules: {DL3008: off}\n', 'rules: {DL3008: off, DL3006: off}\n'],
    ['keeps line ends', 'rules:\r\n  A: off\r\n', 'rules:\r\n  A: off\r\n  DL3006: off\r\n'],
    ['leaves alone what is no map', '- a\n', undefined],
    ['leaves alone what is broken', 'rules: [\n', undefined],
    ['leaves rules without a value alone', 'rules:\n', undefined],
  ];
  for (const [name, before, after] of CASES) {
    it(name, () => assert.equal(switchedOff(before, 'DL3006'), after));
  }
});
