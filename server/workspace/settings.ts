import { defaultLintConfig, type LintConfig } from '../lint/config.ts';
import type { Severity } from '../rules/rule.ts';

/** What a user may set under `longshore.` that the server reads. */
export interface Settings {
  readonly lint: LintConfig;
}

export const defaultSettings: Settings = { lint: defaultLintConfig };

const SEVERITIES: ReadonlySet<unknown> = new Set<Severity | 'off'>([
  'error',
  'warning',
  'info',
  'hint',
  'off',
]);

/**
 * Settings from what the editor sent: `{ lint: { rules: { CODE: severity } } }`. What is missing or
 * makes no sense is as if it had not been set.
 */
export function readSettings(value: unknown): Settings {
  const rules = property(property(value, 'lint'), 'rules');
  const severities = new Map<string, Severity | 'off'>();
  if (isObject(rules)) {
    for (const [code, severity] of Object.entries(rules)) {
      if (isSeverity(severity)) severities.set(code, severity);
    }
  }
  return { lint: { ...defaultLintConfig, severities } };
}

function property(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSeverity(value: unknown): value is Severity | 'off' {
  return SEVERITIES.has(value);
}
