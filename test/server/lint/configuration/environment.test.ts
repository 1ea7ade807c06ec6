import assert from 'node:assert/strict';
import { readEnvironment } from '../../../../server/lint/configuration/environment.ts';
import { emptyLayer } from '../../../../server/lint/configuration/layer.ts';

describe('the environment', () => {
  it('says nothing when it is empty', () => {
    assert.deepEqual(readEnvironment({ PATH: '/bin' }), { layer: emptyLayer(), problems: [] });
  });

  it('is read from the variables of hadolint', () => {
    const { layer, problems } = readEnvironment({
      HADOLINT_IGNORE: 'DL3006, SC2086',
      HADOLINT_OVERRIDE_ERROR: 'DL3000',
      HADOLINT_OVERRIDE_WARNING: 'DL3000,DL3001',
      HADOLINT_OVERRIDE_INFO: 'DL3002',
      HADOLINT_OVERRIDE_STYLE: 'DL3003,',
      HADOLINT_TRUSTED_REGISTRIES: 'docker.io',
      HADOLINT_ALLOWED_REGISTRIES: '*.example.com',
      HADOLINT_REQUIRE_LABELS: 'version:semver,author:,title',
      HADOLINT_STRICT_LABELS: 'Yes',
      HADOLINT_DISABLE_IGNORE_PRAGMA: '1',
      HADOLINT_FAILURE_THRESHOLD: 'style',
      HADOLINT_FORMAT: 'json,sarif',
      HADOLINT_NOFAIL: 'no',
      HADOLINT_VERBOSE: 'on',
      NO_COLOR: '0',
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(layer, {
      ...emptyLayer(),
      ignored: new Set(['DL3006', 'SC2086']),
      overrides: new Map([
        ['DL3000', 'error'],
        ['DL3001', 'warning'],
        ['DL3002', 'info'],
        ['DL3003', 'hint'],
      ]),
      trustedRegistries: ['docker.io', '*.example.com'],
      labels: new Map([
        ['version', 'semver'],
        ['author', 'text'],
        ['title', 'text'],
      ]),
      strictLabels: true,
      disableIgnorePragma: true,
      failureThreshold: 'hint',
      formats: ['json', 'sarif'],
      noFail: false,
      verbose: true,
      noColour: true,
    });
  });

  it('tells what it does not understand, and keeps the rest', () => {
    const { layer, problems } = readEnvironment({
      HADOLINT_FAILURE_THRESHOLD: 'fatal',
      HADOLINT_REQUIRE_LABELS: 'a:number,b:url,:text',
      NO_COLOR: '',
    });
    assert.deepEqual(layer, { ...emptyLayer(), labels: new Map([['b', 'url']]) });
    const types = 'text, email, hash, rfc3339, semver, spdx, url';
    assert.deepEqual(problems, [
      {
        variable: 'HADOLINT_REQUIRE_LABELS',
        message: `"a:number" is no required label: write name:type, with one of the types ${types}`,
      },
      {
        variable: 'HADOLINT_REQUIRE_LABELS',
        message: `":text" is no required label: write name:type, with one of the types ${types}`,
      },
      {
        variable: 'HADOLINT_FAILURE_THRESHOLD',
        message: '"fatal" is no severity: use one of error, warning, info, style, ignore, none',
      },
    ]);
  });
});
