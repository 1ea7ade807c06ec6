import type { RuleOptions, Severity } from '../rules/rule.ts';
import type { Category } from './configuration/layer.ts';

/** What may be configured about linting, whatever file or editor it came from. */
export interface LintConfig {
  /** By code or by any alias, ShellCheck's included; wins over the rule's own severity. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  /** For rules that are on by themselves and have no severity by code. */
  readonly categories?: ReadonlyMap<Category, Severity | 'off'>;
  readonly options: RuleOptions;
  /** Comments `# hadolint ignore=…` are not heard. */
  readonly disableIgnorePragma?: boolean;
}

/** Every rule at its own severity. */
export const defaultLintConfig: LintConfig = { severities: new Map(), options: {} };
