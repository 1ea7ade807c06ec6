import type { LabelType, Rule, RuleOptions, Severity } from '../../rules/rule.ts';
import type { LintConfig } from '../config.ts';
import type { FormatConfig } from './formatKeys.ts';
import { type Category, type ConfigLayer, reaches } from './layer.ts';
import { defaultRunConfig, type RunConfig } from './runConfig.ts';

export interface MergedConfig {
  readonly lint: LintConfig;
  readonly run: RunConfig;
  readonly format: FormatConfig;
}

/**
 * What several sources say together, the weakest first: the environment, `.hadolint.yaml`,
 * `longshore.yaml`, an editor's settings, flags.
 *
 * Between hadolint's keys its own rules hold: ignored codes, registries and formats add up, the
 * strongest severity list wins and an ignored code beats them all, the earliest source decides on
 * a label's type. All else the last source decides, and `rules` of a source replaces what was said
 * before about a rule, by whichever of its codes.
 */
export function mergeLayers(layers: readonly ConfigLayer[], rules: readonly Rule[]): MergedConfig {
  const severities = new SeverityMerge(rules);
  const categories = new Map<Category, Severity | 'off'>();
  for (const layer of layers) {
    severities.add(layer);
    for (const [category, severity] of layer.categories) categories.set(category, severity);
  }
  const last = <K extends keyof ConfigLayer>(key: K): ConfigLayer[K] | undefined =>
    layers.findLast((layer) => layer[key] !== undefined)?.[key];
  const lint: LintConfig = {
    severities: severities.merged,
    categories,
    options: optionsOf(layers, last('strictLabels')),
    disableIgnorePragma: last('disableIgnorePragma') ?? false,
  };
  const run: RunConfig = {
    failureThreshold: last('failureThreshold') ?? defaultRunConfig.failureThreshold,
    noFail: last('noFail') ?? defaultRunConfig.noFail,
    formats: layers.flatMap(({ formats }) => formats),
    colour: !last('noColour'),
    verbose: last('verbose') ?? defaultRunConfig.verbose,
    exclude: layers.flatMap(({ exclude }) => exclude),
    context: last('context'),
    shellcheck: last('shellcheck') ?? defaultRunConfig.shellcheck,
  };
  const format: FormatConfig = Object.assign({}, ...layers.map((layer) => layer.format));
  return { lint, run, format };
}

function optionsOf(layers: readonly ConfigLayer[], strictLabels: boolean | undefined): RuleOptions {
  const registries = new Set(layers.flatMap(({ trustedRegistries }) => trustedRegistries));
  const labels = new Map<string, LabelType>();
  for (const layer of layers) {
    for (const [name, type] of layer.labels) if (!labels.has(name)) labels.set(name, type);
  }
  return {
    ...(registries.size > 0 && { trustedRegistries: [...registries] }),
    ...(labels.size > 0 && { labelSchema: labels }),
    ...(strictLabels !== undefined && { strictLabels }),
  };
}

class SeverityMerge {
  readonly merged = new Map<string, Severity | 'off'>();
  readonly #ignored = new Set<string>();
  readonly #overrides = new Map<string, Severity>();
  readonly #codesOf = new Map<string, readonly string[]>();

  constructor(rules: readonly Rule[]) {
    for (const { code, aliases = [] } of rules) {
      const codes = [code, ...aliases];
      for (const one of codes) this.#codesOf.set(one, codes);
    }
  }

  add({ overrides, rules, ignored }: ConfigLayer): void {
    for (const [code, severity] of overrides) {
      const before = this.#overrides.get(code);
      const stronger = before !== undefined && !reaches(severity, before) ? before : severity;
      this.#overrides.set(code, stronger);
      this.merged.set(code, this.#ignored.has(code) ? 'off' : stronger);
    }
    for (const code of rules.keys()) {
      for (const known of this.#codesOf.get(code) ?? [code]) {
        this.#ignored.delete(known);
        this.#overrides.delete(known);
        this.merged.delete(known);
      }
    }
    for (const [code, severity] of rules) this.merged.set(code, severity);
    for (const code of ignored) {
      this.#ignored.add(code);
      this.merged.set(code, 'off');
    }
  }
}
