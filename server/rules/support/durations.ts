/** Why a text is no duration: no number and unit at all, a number alone, a unit nobody knows. */
export type DurationProblem = 'malformed' | 'unitless' | 'unknown-unit';

/** Nanoseconds by unit; both letters that look like µ. */
const UNITS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  '\u00b5s': 1e3,
  '\u03bcs': 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

const MOST = 2 ** 63;

/**
 * The nanoseconds of a duration in Go's grammar, such as `1h15m30.5s`, or why it is none. `0` needs
 * no unit.
 *
 * @see https://pkg.go.dev/time#ParseDuration
 */
export function parseDuration(text: string): number | DurationProblem {
  const unsigned = text.replace(/^[+-]/, '');
  if (unsigned === '0') return 0;
  if (!/^(?:\d+\.?\d*|\.\d+)/.test(unsigned)) return 'malformed';
  let sum = 0;
  let at = 0;
  for (const [part, number = '', unit = ''] of unsigned.matchAll(/(\d+\.?\d*|\.\d+)([^\d.]*)/g)) {
    const factor = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
    if (factor === undefined) return unit === '' ? 'unitless' : 'unknown-unit';
    sum += Math.trunc(Number(number) * factor);
    at += part.length;
  }
  if (at !== unsigned.length || sum >= MOST) return 'malformed';
  return text.startsWith('-') ? -sum : sum;
}
