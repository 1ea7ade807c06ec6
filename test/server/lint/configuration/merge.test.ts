import assert from 'node:assert/strict';
import { readConfigFile } from '../../../../server/lint/configuration/configFile.ts';
import type { ConfigLayer } from '../../../../server/lint/configuration/layer.ts';
import { mergeLayers } from '../../../../server/lint/configuration/merge.ts';
import { knownRules } from './knownRules.ts';

const hadolint = (text: string): ConfigLayer => layer(text, 'hadolint');
const longshore = (text: string): ConfigLayer => layer(text, 'longshore');

function layer(text: string, kind: 'hadolint' | 'longshore'): ConfigLayer {
  const { layer, problems } = readConfigFile(text, kind, knownRules);
  assert.deepEqual(problems, []);
  return layer;
}

/** Severities by code, `CODE severity`, sorted. */
function severities(...layers: readonly ConfigLayer[]): readonly string[] {
  const { lint } = mergeLayers(layers, knownRules);
  return [...lint.severities].map(([code, severity]) => `${code} ${severity}`).sort();
}

describe('merging configuration', () => {
  it('says nothing when nobody does', () => {
    assert.deepEqual(mergeLayers([], knownRules), {
      lint: {
        severities: new Map(),
        categories: new Map(),
        options: {},
        disableIgnorePragma: false,
      },
      run: {
        failureThreshold: 'info',
        noFail: false,
        formats: [],
        colour: true,
        verbose: false,
        exclude: [],
        context: undefined,
        shellcheck: true,
      },
      format: {},
    });
  });

  describe("hadolint's keys", () => {
    it('adds up ignored codes, which beat severity lists of any source', () => {
      assert.deepEqual(
        severities(
          hadolint('ignored: [DL3006, SC2086]\n'),
          hadolint('ignored: [DL3007]\noverride: {error: [DL3006, DL3008, DL3007]}\n'),
        ),
        ['DL3006 off', 'DL3007 off', 'DL3008 error', 'SC2086 off'],
      );
    });

    it('takes the strongest of severity lists, whichever source has it', () => {
      const strong = hadolint('override: {error: [DL3000], warning: [DL3001]}\n');
      const weak = hadolint('override: {style: [DL3000, DL3001], info: [DL3001]}\n');
      const expected = ['DL3000 error', 'DL3001 warning'];
      assert.deepEqual(severities(strong, weak), expected);
      assert.deepEqual(severities(weak, strong), expected);
    });

    it('unites registries, and lets the earliest source name the type of a label', () => {
      const { lint } = mergeLayers(
        [
          hadolint('trustedRegistries: [docker.io, quay.io]\nlabel-schema: {a: semver}\n'),
          hadolint('trustedRegistries: [quay.io, ghcr.io]\nlabel-schema: {a: text, b: url}\n'),
        ],
        knownRules,
      );
      assert.deepEqual(lint.options, {
        trustedRegistries: ['docker.io', 'quay.io', 'ghcr.io'],
        labelSchema: new Map([
          ['a', 'semver'],
          ['b', 'url'],
        ]),
      });
    });

    it('lets the last source decide on everything else, and concatenates formats', () => {
      const { lint, run } = mergeLayers(
        [
          hadolint(
            'strict-labels: true\ndisable-ignore-pragma: true\nfailure-threshold: error\nno-fail: true\nno-color: true\nverbose: true\nformat: json\n',
          ),
          hadolint(
            'strict-labels: false\ndisable-ignore-pragma: false\nfailure-threshold: none\nno-fail: false\nno-color: false\nverbose: false\nformats: [sarif, tty]\n',
          ),
        ],
        knownRules,
      );
      assert.deepEqual(lint.options, { strictLabels: false });
      assert.equal(lint.disableIgnorePragma, false);
      assert.deepEqual(run, {
        failureThreshold: 'hint',
        noFail: false,
        formats: ['json', 'sarif', 'tty'],
        colour: true,
        verbose: false,
        exclude: [],
        context: undefined,
        shellcheck: true,
      });
    });
  });

  describe('rules of longshore.yaml', () => {
    it('stand on top of what hadolint is told', () => {
      assert.deepEqual(
        severities(
          hadolint('ignored: [DL3006, DL3007]\noverride: {error: [DL3008]}\n'),
          longshore('rules: {DL3006: hint, DL3008: off}\nignore: [DL3009]\n'),
        ),
        ['DL3006 hint', 'DL3007 off', 'DL3008 off', 'DL3009 off'],
      );
    });

    it('replace what was said of the same rule by another of its codes', () => {
      assert.deepEqual(
        severities(
          longshore('rules: {DL3025: off, DL4000: error}\n'),
          longshore('rules: {JSONArgsRecommended: warning}\n'),
        ),
        ['DL4000 error', 'JSONArgsRecommended warning'],
      );
    });

    it('yield to flags', () => {
      assert.deepEqual(
        severities(
          hadolint('ignored: [DL3006, DL3008]\n'),
          longshore('rules: {DL3006: warning, DL3007: error}\n'),
          hadolint('override: {error: [DL3006, DL3008]}\nignored: [DL3007]\n'),
        ),
        ['DL3006 error', 'DL3007 off', 'DL3008 off'],
      );
    });

    it('keep categories apart, the last source wins', () => {
      const { lint } = mergeLayers(
        [
          longshore('rules: {style: off, security: error}\n'),
          longshore('rules: {style: hint, DL3006: off}\n'),
        ],
        knownRules,
      );
      assert.deepEqual(
        lint.categories,
        new Map([
          ['style', 'hint'],
          ['security', 'error'],
        ]),
      );
    });
  });
});
