import type { LabelType, Rule, Severity } from '../../rules/rule.ts';
import type { FormatConfig } from './formatKeys.ts';

export type Category = Rule['category'];

/** Findings at or above it fail a run; `off`: none does. */
export type Threshold = Severity | 'off';

/** What one source (a file, the environment, flags, an editor) says; merged by `mergeLayers`. */
export interface ConfigLayer {
  /** `rules` of longshore.yaml, by code. */
  readonly rules: Map<string, Severity | 'off'>;
  readonly categories: Map<Category, Severity | 'off'>;
  /** hadolint's severity lists; a code in several of them has the strongest. */
  readonly overrides: Map<string, Severity>;
  readonly ignored: Set<string>;
  readonly trustedRegistries: string[];
  readonly labels: Map<string, LabelType>;
  readonly exclude: ExcludePattern[];
  readonly formats: string[];
  /** How Dockerfiles are laid out. */
  readonly format: FormatConfig;
  strictLabels?: boolean;
  disableIgnorePragma?: boolean;
  failureThreshold?: Threshold;
  noFail?: boolean;
  noColour?: boolean;
  verbose?: boolean;
  shellcheck?: boolean;
  /** The build context's folder, absolute once a file has been found. */
  context?: string | undefined;
}

/** Files not to be linted. */
export interface ExcludePattern {
  readonly glob: string;
  /** What the pattern is relative to, absolute; empty while nobody knows it. */
  readonly folder: string;
}

export function emptyLayer(): ConfigLayer {
  return {
    rules: new Map(),
    categories: new Map(),
    overrides: new Map(),
    ignored: new Set(),
    trustedRegistries: [],
    labels: new Map(),
    exclude: [],
    formats: [],
    format: {},
  };
}

const STRENGTH: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1, hint: 0 };

/** Whether `severity` is `threshold` or worse. */
export function reaches(severity: Severity, threshold: Threshold): boolean {
  return threshold !== 'off' && STRENGTH[severity] >= STRENGTH[threshold];
}

/** Adds `code` to one of hadolint's severity lists. */
export function override(layer: ConfigLayer, code: string, severity: Severity): void {
  const before = layer.overrides.get(code);
  if (before === undefined || reaches(severity, before)) layer.overrides.set(code, severity);
}
