import type { DockerfileModel } from '../model/model.ts';
import type { Finding, Rule, Severity } from '../rules/rule.ts';
import type { Span } from '../syntax/nodes.ts';
import type { LintConfig } from './config.ts';
import { type Experiment, experimentsIn, failsBuild } from './suppressions/check.ts';
import { isBuildKitCode } from './suppressions/checkOptions.ts';

/** How severe findings are, by the configuration and by what the file itself asks for. */
export class Severities {
  readonly #config: LintConfig;
  readonly #experiments: readonly Experiment[];
  readonly #failsBuild: boolean;

  constructor(model: DockerfileModel, config: LintConfig) {
    this.#config = config;
    this.#experiments = experimentsIn(model);
    this.#failsBuild = failsBuild(model);
  }

  /**
   * Names what the file itself asks for; `undefined` when that differs from place to place.
   */
  get asked(): string | undefined {
    return this.#experiments.length > 0 ? undefined : `${this.#failsBuild}`;
  }

  /**
   * The severity of a finding that `rule` reports under `codes`. Any of them silences it; else the
   * first that is configured decides, then the category.
   */
  of(rule: Rule, codes: readonly string[]): Severity | 'off' {
    const configured = configuredSeverity(this.#config, codes);
    if (configured !== undefined) return configured;
    const fails = this.#failsBuild && codes.some(isBuildKitCode);
    if (rule.severity === 'off') {
      const asked = this.#experiments.some(({ matches }) => codes.some(matches));
      if (!asked) return 'off';
      return fails ? 'error' : 'warning';
    }
    return this.#config.categories?.get(rule.category) ?? (fails ? 'error' : rule.severity);
  }

  /** Whether a finding of `rule` can have any other severity than off. */
  isActive(rule: Rule): boolean {
    return codesOf(rule).some((code) => this.of(rule, [code]) !== 'off');
  }

  /** Where the file switches `rule` on; everywhere when `undefined`. */
  within(rule: Rule): readonly Span[] | undefined {
    const codes = codesOf(rule);
    if (rule.severity !== 'off' || configuredSeverity(this.#config, codes)) return undefined;
    return this.#experiments
      .filter(({ matches }) => codes.some(matches))
      .map(({ covers }) => covers);
  }

  /** `finding` of a tool beside the rules, as it is configured; `undefined` when it is off. */
  configured(finding: Finding): Finding | undefined {
    const severity = configuredSeverity(this.#config, [finding.code, ...finding.aliases]);
    if (severity === 'off') return undefined;
    return severity === undefined ? finding : { ...finding, severity };
  }
}

/** All that a finding of `rule` may be called. */
export function codesOf({ code, aliases = [] }: Rule): readonly string[] {
  return [code, ...aliases];
}

/** The severity that `config` gives what is known by `codes`; off as soon as one of them is. */
export function configuredSeverity(
  { severities }: LintConfig,
  codes: readonly string[],
): Severity | 'off' | undefined {
  let first: Severity | 'off' | undefined;
  if (severities.size === 0) return first;
  for (const code of codes) {
    const given = severities.get(code);
    if (given === 'off') return given;
    first ??= given;
  }
  return first;
}
