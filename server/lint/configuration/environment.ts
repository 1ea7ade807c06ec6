import { LABEL_TYPES, labelType } from './labelTypes.ts';
import { type ConfigLayer, emptyLayer, override } from './layer.ts';
import { HADOLINT_THRESHOLDS } from './thresholds.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface EnvironmentConfig {
  readonly layer: ConfigLayer;
  readonly problems: readonly EnvironmentProblem[];
}

/** A variable that says what nobody understands; as if it weren't set. */
export interface EnvironmentProblem {
  readonly variable: string;
  /** Sentence case, no final period. */
  readonly message: string;
}

/**
 * What the environment says, in hadolint's variables and `NO_COLOR`.
 *
 * @see https://github.com/hadolint/hadolint#configure
 * @see https://no-color.org
 */
export function readEnvironment(environment: Environment): EnvironmentConfig {
  const layer = emptyLayer();
  const problems: EnvironmentProblem[] = [];
  const list = (variable: string) => splitList(environment[variable] ?? '');
  for (const code of list('HADOLINT_IGNORE')) layer.ignored.add(code);
  for (const [variable, severity] of OVERRIDES) {
    for (const code of list(variable)) override(layer, code, severity);
  }
  // Documented under the first name, and read from the second.
  for (const variable of ['HADOLINT_TRUSTED_REGISTRIES', 'HADOLINT_ALLOWED_REGISTRIES']) {
    layer.trustedRegistries.push(...list(variable));
  }
  for (const text of list('HADOLINT_REQUIRE_LABELS')) {
    const label = readLabel(text);
    if (label) layer.labels.set(...label);
    else problems.push({ variable: 'HADOLINT_REQUIRE_LABELS', message: badLabel(text) });
  }
  layer.formats.push(...list('HADOLINT_FORMAT'));
  for (const [key, variable] of FLAGS) {
    const value = environment[variable];
    if (value !== undefined) layer[key] = TRUE.has(value.toLowerCase());
  }
  if (environment.NO_COLOR) layer.noColour = true;
  const threshold = environment.HADOLINT_FAILURE_THRESHOLD ?? '';
  if (Object.hasOwn(HADOLINT_THRESHOLDS, threshold)) {
    layer.failureThreshold = HADOLINT_THRESHOLDS[threshold];
  } else if (threshold !== '') {
    const names = Object.keys(HADOLINT_THRESHOLDS).join(', ');
    const message = `"${threshold}" is no severity: use one of ${names}`;
    problems.push({ variable: 'HADOLINT_FAILURE_THRESHOLD', message });
  }
  return { layer, problems };
}

/** The parts of a comma-separated text, without blanks around them. */
export function splitList(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** `name:type` as label and type; without a type, text. `undefined` when the type is none. */
export function readLabel(text: string): readonly [string, LabelTypeOf] | undefined {
  const colon = text.indexOf(':');
  const name = colon < 0 ? text : text.slice(0, colon);
  const type = labelType(colon < 0 ? '' : text.slice(colon + 1));
  return type && name !== '' ? [name, type] : undefined;
}

type LabelTypeOf = NonNullable<ReturnType<typeof labelType>>;

function badLabel(text: string): string {
  return `"${text}" is no required label: write name:type, with one of the types ${LABEL_TYPES.join(', ')}`;
}

const TRUE: ReadonlySet<string> = new Set(['1', 'y', 'on', 'true', 'yes']);

const OVERRIDES = [
  ['HADOLINT_OVERRIDE_ERROR', 'error'],
  ['HADOLINT_OVERRIDE_WARNING', 'warning'],
  ['HADOLINT_OVERRIDE_INFO', 'info'],
  ['HADOLINT_OVERRIDE_STYLE', 'hint'],
] as const;

const FLAGS = [
  ['noFail', 'HADOLINT_NOFAIL'],
  ['verbose', 'HADOLINT_VERBOSE'],
  ['strictLabels', 'HADOLINT_STRICT_LABELS'],
  ['disableIgnorePragma', 'HADOLINT_DISABLE_IGNORE_PRAGMA'],
] as const;
