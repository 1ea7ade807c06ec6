import type { Rule, RuleOptions, Severity } from '../rules/rule.ts';

/** What may be configured about linting, whatever file or editor it came from. */
export interface LintConfig {
  /** By code or by any alias; wins over the rule's own severity. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  readonly options: RuleOptions;
}

/** Every rule at its own severity. */
export const defaultLintConfig: LintConfig = { severities: new Map(), options: {} };

/** The severity that `config` gives `rule`, if any; its own code wins over an alias. */
export function configuredSeverity(rule: Rule, config: LintConfig): Severity | 'off' | undefined {
  for (const code of [rule.code, ...(rule.aliases ?? [])]) {
    const configured = config.severities.get(code);
    if (configured !== undefined) return configured;
  }
  return undefined;
}
