import assert from 'node:assert/strict';
import {
  type ConfigText,
  completeConfig,
} from '../../../server/features/configuration/complete.ts';
import { hoverConfig } from '../../../server/features/configuration/hover.ts';
import { placeAt } from '../../../server/features/configuration/place.ts';
import { applyEdits } from '../../../server/lint/fixes.ts';
import { drawRanges, readCursor } from '../../workbench/markers/markers.ts';
import { knownRules } from '../lint/configuration/knownRules.ts';

describe('the place in a configuration file', () => {
  /** `kind path` at the cursor, and the word there. */
  function place(marked: string): string {
    const { text, offset } = readCursor(marked);
    const found = placeAt(text, offset);
    if (found === undefined) return 'none';
    const word = text.slice(found.word.start, found.word.end);
    return `${found.kind} ${found.path.join('.')}${found.flow ? ' flow' : ''} "${word}"`;
  }

  const cases: Readonly<Record<string, string>> = {
    '<|>': 'key  ""',
    'ru<|>les:\n': 'key  "rules"',
    'rules: <|>': 'value rules ""',
    'rules:\n  <|>': 'key rules ""',
    'rules:\n  DL3<|>\nignore: []\n': 'key rules "DL3"',
    'rules:\n  DL3006: o<|>ff\n': 'value rules.DL3006 "off"',
    'rules:\n  "DL3006": <|>': 'value rules.DL3006 ""',
    'rules:\n  DL3006: off\n<|>': 'key  ""',
    'rules:\n  DL3006: off\n\n  # why\n  <|>': 'key rules ""',
    'ignore:\n  - DL3<|>': 'value ignore.[] "DL3"',
    'ignore:\n- <|>': 'value ignore.[] ""',
    'ignore:\n- DL3006\n- <|>': 'value ignore.[] ""',
    'ignore:\n- DL3006\n<|>': 'key  ""',
    'ignore:\n  - DL3006\nrules:\n  <|>': 'key rules ""',
    'ignored: [DL3006, <|>]': 'value ignored.[] flow ""',
    'ignored: [\n  DL3006,\n  DL<|>\n]\n': 'value ignored.[] flow "DL"',
    'ignored: [DL3006]\n<|>': 'key  ""',
    'override: {error: [DL<|>]}': 'value override.error.[] flow "DL"',
    'override: {error: [DL3006], <|>}': 'key override flow ""',
    'override: {"error": <|>}': 'value override.error flow ""',
    'override:\n  error:\n    - <|>': 'value override.error.[] ""',
    'override:\n  error: [DL3006]\n  war<|>': 'key override "war"',
    'override:\r\n  error:\r\n    - <|>\r\n': 'value override.error.[] ""',
    '# ru<|>les': 'none',
    'rules: # al<|>l': 'none',
    'ignored: [DL3006] # D<|>L': 'none',
  };
  for (const [marked, expected] of Object.entries(cases)) {
    it(JSON.stringify(marked), () => assert.equal(place(marked), expected));
  }

  it('is found in linear time', () => {
    const text = `rules:\n${'  DL3006: off\n'.repeat(20_000)}  `;
    assert.deepEqual(placeAt(text, text.length)?.path, ['rules']);
  });
});

describe('completing configuration files', () => {
  function complete(marked: string, kind: ConfigText['kind'] = 'longshore') {
    const { text, offset } = readCursor(marked);
    return completeConfig({ text, kind }, offset, knownRules).map((one) => ({
      label: one.label,
      about: one.documentation,
      text: applyEdits(text, [one.edit]),
    }));
  }
  const labels = (marked: string, kind?: ConfigText['kind']) =>
    complete(marked, kind).map(({ label }) => label);
  const accepted = (marked: string, label: string, kind?: ConfigText['kind']) =>
    complete(marked, kind).find((one) => one.label === label)?.text;

  it('offers the keys that are not there yet', () => {
    assert.deepEqual(labels('rules: {}\nignore: []\n<|>'), [
      'exclude',
      'trustedRegistries',
      'labels',
      'strictLabels',
      'failureThreshold',
      'disableIgnorePragma',
      'shellcheck',
      'context',
      'format',
    ]);
    assert.ok(labels('ig<|>: []\n', 'hadolint').includes('ignored'));
  });

  it('writes keys with what comes behind them', () => {
    assert.equal(accepted('str<|>', 'strictLabels'), 'strictLabels: ');
    assert.equal(accepted('ru<|>', 'rules'), 'rules:\n  ');
    assert.equal(accepted('<|>', 'ignored', 'hadolint'), 'ignored:\n  - ');
    assert.equal(
      accepted('override:\n  err<|>', 'error', 'hadolint'),
      'override:\n  error:\n    - ',
    );
    assert.equal(accepted('override: {<|>}', 'error', 'hadolint'), 'override: {error: }');
    assert.equal(accepted('rul<|>: {}', 'rules'), 'rules: {}');
  });

  it('offers codes with what their rules find', () => {
    const [first] = complete('ignore:\n  - <|>');
    assert.deepEqual(first, {
      label: 'DL3000',
      about: 'What DL3000 finds',
      text: 'ignore:\n  - DL3000',
    });
    assert.ok(labels('ignored: [DL3<|>]', 'hadolint').includes('JSONArgsRecommended'));
    assert.equal(accepted('ignore:\n  DL3<|>', 'DL3000'), 'ignore:\n  - DL3000');
  });

  it('offers rules and categories, then severities', () => {
    const rules = labels('rules:\n  DL3000: off\n  <|>');
    assert.ok(rules.includes('DL3001') && rules.includes('security'));
    assert.ok(!rules.includes('DL3000'));
    const severities = ['off', 'hint', 'info', 'warning', 'error'];
    assert.deepEqual(labels('rules:\n  DL3000: <|>'), severities);
    assert.equal(accepted('rules: {DL3000:<|>}', 'off'), 'rules: {DL3000: off}');
    assert.deepEqual(labels('rules:\n  SC2086: <|>'), severities);
  });

  it('offers flags, thresholds and types of labels', () => {
    assert.deepEqual(labels('strict-labels: <|>', 'hadolint'), ['true', 'false']);
    assert.deepEqual(labels('failure-threshold: <|>', 'hadolint'), [
      'error',
      'warning',
      'info',
      'style',
      'ignore',
      'none',
    ]);
    assert.ok(labels('labels:\n  version: <|>').includes('semver'));
  });

  it('offers nothing where anything may stand, or nothing', () => {
    for (const marked of ['exclude:\n  - <|>', 'context: <|>', '# <|>', 'other:\n  <|>']) {
      assert.deepEqual(labels(marked), [], marked);
    }
  });
});

describe('explaining configuration files', () => {
  function hover(marked: string, kind: ConfigText['kind'] = 'longshore'): string | undefined {
    const { text, offset } = readCursor(marked);
    const found = hoverConfig({ text, kind }, offset, knownRules);
    return found && `${drawRanges(text, [found.at]).trim()}\n${found.markdown}`;
  }

  it('tells what a key is for', () => {
    assert.equal(
      hover('strict<|>Labels: true\n'),
      '[|strictLabels|]: true\nOnly the labels of `labels` are allowed.',
    );
    assert.equal(
      hover('<|>no-fail: true\n', 'hadolint'),
      '[|no-fail|]: true\nThe command line exits with 0, whatever is found.',
    );
  });

  it('tells what a rule finds', () => {
    assert.equal(
      hover('rules: {JSONArgs<|>Recommended: off}'),
      'rules: {[|JSONArgsRecommended|]: off}\n`DL3025` `JSONArgsRecommended` any-rule: What DL3025 finds.\n\nIt may.\n\n_style, warning_',
    );
    assert.match(hover('ignored:\n  - DL3<|>000\n', 'hadolint') ?? '', /What DL3000 finds/);
    assert.equal(
      hover('rules: {sty<|>le: off}'),
      'rules: {[|style|]: off}\nAll rules of the category style that are on',
    );
  });

  it('says nothing of the rest', () => {
    for (const marked of ['rules: {DL3000: o<|>ff}', 'other<|>: 1', '# DL3<|>000', '<|>']) {
      assert.equal(hover(marked), undefined, marked);
    }
  });
});
