import type { CodeLensSettings } from '../features/codeLenses.ts';
import { defaultFormat } from '../features/formatting/options.ts';
import type { InlayHintSettings } from '../features/inlayHints.ts';
import { readSettingsLayer } from '../lint/configuration/configFile.ts';
import type { ConfigLayer } from '../lint/configuration/layer.ts';
import type { Rule } from '../rules/rule.ts';

/** What a user may set under `longshore.` that the server reads. */
export interface Settings {
  /** What is set about linting, beside configuration files. */
  readonly layer: ConfigLayer;
  /** Whether `.hadolint.yaml` and `longshore.yaml` count. */
  readonly configurationFiles: boolean;
  readonly shellCheck: {
    /** `false`: it never runs, whatever a configuration file says. */
    readonly enabled: boolean;
    /** The program, where it isn't the `shellcheck` in PATH. */
    readonly path: string | undefined;
  };
  /** Documents may be formatted. */
  readonly formats: boolean;
  readonly appearance: Appearance;
  /** Docker Hub and other registries may be asked. */
  readonly online: boolean;
}

/** What is shown beside the text. */
export interface Appearance {
  readonly inlayHints: InlayHintSettings;
  readonly codeLens: CodeLensSettings;
}

const DEFAULTS: Appearance = {
  inlayHints: { variables: 'from', platforms: true, stageNumbers: true },
  codeLens: { references: true, build: true },
};

/**
 * Settings from what the editor sent as `longshore`. What is missing or makes no sense is as if it
 * had not been set.
 */
export function readSettings(value: unknown, rules: readonly Rule[]): Settings {
  const lint = property(value, 'lint');
  const shellcheck = property(value, 'shellcheck');
  const path = property(shellcheck, 'path');
  const layer = readSettingsLayer(
    {
      rules: property(lint, 'rules'),
      exclude: property(lint, 'exclude'),
      trustedRegistries: property(lint, 'trustedRegistries'),
      labels: property(lint, 'labels'),
      // An editor sends `false` when nothing is set: it must not overrule a file.
      strictLabels: property(lint, 'strictLabels') === true || undefined,
      context: property(property(value, 'build'), 'context') || undefined,
      format: readFormat(property(value, 'format')),
    },
    rules,
  );
  return {
    layer,
    configurationFiles: property(lint, 'configurationFiles') !== false,
    shellCheck: {
      enabled: property(shellcheck, 'enable') !== false,
      path: typeof path === 'string' && path !== '' ? path : undefined,
    },
    formats: flag(property(value, 'format'), 'enable', true),
    appearance: {
      inlayHints: readInlayHints(property(value, 'inlayHints')),
      codeLens: readCodeLens(property(value, 'codeLens')),
    },
    online: flag(property(value, 'registry'), 'online', true),
  };
}

/** An editor sends defaults when nothing is set: they must not overrule a file. */
function readFormat(value: unknown): Readonly<Record<string, unknown>> {
  const { indent: _, trimTrailingBlanks: __, ...defaults } = defaultFormat;
  return Object.fromEntries(
    Object.entries(defaults).flatMap(([name, standard]) => {
      const set = property(value, name);
      return set === undefined || set === standard ? [] : [[name, set]];
    }),
  );
}

function readInlayHints(value: unknown): InlayHintSettings {
  const { variables, platforms, stageNumbers } = DEFAULTS.inlayHints;
  const where = property(value, 'variables');
  return {
    variables: where === 'off' || where === 'from' || where === 'all' ? where : variables,
    platforms: flag(value, 'platforms', platforms),
    stageNumbers: flag(value, 'stageNumbers', stageNumbers),
  };
}

function readCodeLens(value: unknown): CodeLensSettings {
  const { references, build } = DEFAULTS.codeLens;
  return {
    references: flag(value, 'references', references),
    build: flag(value, 'build', build),
  };
}

function flag(value: unknown, name: string, fallback: boolean): boolean {
  const found = property(value, name);
  return typeof found === 'boolean' ? found : fallback;
}

function property(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
