import assert from 'node:assert/strict';
import { switchedOff } from '../../../../server/lint/configuration/switchOff.ts';

describe('switching a rule off in a configuration file', () => {
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
    [
      'gives rules their first one',
      'rules: # ours\na: 1\n',
      'rules: # ours\n  DL3006: off\na: 1\n',
    ],
    ['gives a rule its value', 'rules:\n  DL3006:\n', 'rules:\n  DL3006: off\n'],
    ['knows a rule by its other names', 'rules:\n  Alias: error\n', 'rules:\n  Alias: off\n'],
    [
      'adds to braces over lines',
      'rules: {\n  A: off,\n}\n',
      'rules: {\n  A: off, DL3006: off\n}\n',
    ],
    ['fills empty braces', 'rules: {}\n', 'rules: {DL3006: off}\n'],
    ['adds to a list of what is ignored', 'ignore: [DL3007]\n', 'ignore: [DL3007, DL3006]\n'],
    ['leaves alone what stands for something else', 'a: &a {}\nrules: *a\n', undefined],
    ['leaves alone what ends', 'rules:\n  A: off\n...\n', undefined],
  ];
  for (const [name, before, after] of CASES) {
    it(name, () => assert.equal(switchedOff(before, ['DL3006', 'Alias']), after));
  }

  const HADOLINT: readonly (readonly [name: string, before: string, after: string | undefined])[] =
    [
      [
        'begins a list',
        'trustedRegistries: [x]\n',
        'trustedRegistries: [x]\nignored:\n  - DL3006\n',
      ],
      [
        'adds to the list',
        'ignored: # ours\n- DL3007 # hm\nformat: tty\n',
        'ignored: # ours\n- DL3007 # hm\n- DL3006\nformat: tty\n',
      ],
      ['adds to a list in brackets', 'ignored: [ DL3007 ]\n', 'ignored: [ DL3007, DL3006 ]\n'],
      ['fills a list', 'ignored:\n', 'ignored:\n  - DL3006\n'],
      ['fills brackets', 'ignored: []\n', 'ignored: [DL3006]\n'],
      ['leaves other values alone', 'ignored: DL3007\n', undefined],
    ];
  for (const [name, before, after] of HADOLINT) {
    it(`in hadolint's file ${name}`, () =>
      assert.equal(switchedOff(before, ['DL3006'], 'hadolint'), after));
  }
});
