import { resolve } from 'node:path';
import { codesOf } from '../../lint/configuration/configFile.ts';
import { readLabel, splitList } from '../../lint/configuration/environment.ts';
import { LABEL_TYPES } from '../../lint/configuration/labelTypes.ts';
import {
  type ConfigLayer,
  emptyLayer,
  override,
  type Threshold,
} from '../../lint/configuration/layer.ts';
import type { ConfigRequest } from '../../lint/configuration/loadConfig.ts';
import { HADOLINT_THRESHOLDS, LONGSHORE_THRESHOLDS } from '../../lint/configuration/thresholds.ts';
import type { Rule } from '../../rules/rule.ts';
import { nearest } from '../../rules/support/nearest.ts';
import { UsageError } from '../command.ts';
import { type GivenArgs, readArgs } from '../flags.ts';
import { lintFlags } from './flags.ts';

/** What a `longshore lint` was asked for. */
export interface LintOptions {
  /** Files, folders, globs, `-`. */
  readonly patterns: readonly string[];
  readonly fix: FixMode;
  readonly configFiles: NonNullable<ConfigRequest['files']>;
  /** What flags say about rules and the exit code. */
  readonly layer: ConfigLayer;
  /** Names of formats; none: as configured. */
  readonly formats: readonly string[];
  readonly outputs: readonly string[];
  readonly filePathInReport: string | undefined;
  readonly stdinFilename: string | undefined;
  readonly gitIgnore: boolean;
  /** `undefined`: as many as pay. */
  readonly threads: number | undefined;
  readonly init: boolean;
  /** What is odd, but can be done. */
  readonly warnings: readonly string[];
}

/** `preview`: nothing is written. */
export type FixMode = 'none' | 'write' | 'preview';

/** Reads the arguments of `longshore lint`. Throws `UsageError`. */
export function readOptions(
  args: readonly string[],
  workingFolder: string,
  rules: readonly Rule[],
): LintOptions {
  const given = readArgs(args, lintFlags);
  const { positionals } = given;
  const layer = layerOf(given);
  return {
    patterns: positionals.length === 0 ? ['.'] : positionals,
    fix: fixMode(given),
    configFiles: configFiles(given, workingFolder),
    layer,
    formats: given.all('format'),
    outputs: given.all('output'),
    filePathInReport: given.last('file-path-in-report'),
    stdinFilename: given.last('stdin-filename'),
    gitIgnore: !given.has('no-gitignore'),
    threads: threadsOf(given),
    init: given.has('init'),
    warnings: unknownCodes(layer, rules),
  };
}

function fixMode(given: GivenArgs): FixMode {
  if (given.has('fix-dry-run')) return 'preview';
  return given.has('fix') ? 'write' : 'none';
}

function configFiles(given: GivenArgs, workingFolder: string): LintOptions['configFiles'] {
  const path = given.last('config');
  if (given.has('no-config')) {
    if (path !== undefined) throw new UsageError('use either "--config" or "--no-config"');
    return 'none';
  }
  return path === undefined ? 'find' : { path: resolve(workingFolder, path) };
}

function threadsOf(given: GivenArgs): number | undefined {
  const text = given.last('threads');
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,2}$/.test(text)) {
    throw new UsageError(`"--threads" needs a number from 1 to 999, not "${text}"`);
  }
  return Number(text);
}

function layerOf(given: GivenArgs): ConfigLayer {
  const layer = emptyLayer();
  for (const code of codesGiven(given, 'ignore')) layer.ignored.add(code);
  for (const code of codesGiven(given, 'error')) override(layer, code, 'error');
  for (const code of codesGiven(given, 'warning')) override(layer, code, 'warning');
  for (const code of codesGiven(given, 'info')) override(layer, code, 'info');
  for (const code of codesGiven(given, 'style')) override(layer, code, 'hint');
  layer.trustedRegistries.push(...given.all('trusted-registry').flatMap(splitList));
  for (const text of given.all('require-label')) layer.labels.set(...labelOf(text));
  if (given.has('strict-labels')) layer.strictLabels = true;
  if (given.has('disable-ignore-pragma')) layer.disableIgnorePragma = true;
  if (given.has('no-shellcheck')) layer.shellcheck = false;
  if (given.has('no-fail')) layer.noFail = true;
  if (given.has('no-color')) layer.noColour = true;
  if (given.has('verbose')) layer.verbose = true;
  const threshold = given.last('failure-threshold');
  if (threshold !== undefined) layer.failureThreshold = thresholdOf(threshold);
  return layer;
}

function codesGiven(given: GivenArgs, flag: string): readonly string[] {
  return given.all(flag).flatMap(splitList);
}

function labelOf(text: string): NonNullable<ReturnType<typeof readLabel>> {
  const label = readLabel(text);
  if (label !== undefined) return label;
  const types = LABEL_TYPES.join(', ');
  throw new UsageError(`"--require-label" needs NAME:TYPE with a type of ${types}, not "${text}"`);
}

const THRESHOLDS: Readonly<Record<string, Threshold>> = {
  ...HADOLINT_THRESHOLDS,
  ...LONGSHORE_THRESHOLDS,
};

function thresholdOf(text: string): Threshold {
  const threshold = Object.hasOwn(THRESHOLDS, text) ? THRESHOLDS[text] : undefined;
  if (threshold !== undefined) return threshold;
  const names = Object.keys(LONGSHORE_THRESHOLDS).join(', ');
  throw new UsageError(`"--failure-threshold" needs one of ${names}, not "${text}"`);
}

/** Who moves from hadolint may silence rules that were dropped long ago: that is no mistake. */
function unknownCodes(layer: ConfigLayer, rules: readonly Rule[]): readonly string[] {
  const known = codesOf(rules);
  const codes = new Set([...layer.ignored, ...layer.overrides.keys()]);
  return [...codes]
    .filter((code) => !known.includes(code) && !/^SC\d{4}$/.test(code))
    .map((code) => {
      const meant = nearest(code, known);
      const advice = meant === undefined ? '' : `: did you mean "${meant}"?`;
      return `there is no rule "${code}"${advice}`;
    });
}
