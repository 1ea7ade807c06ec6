/**
 * Sorts tags for people who look for the newest: `latest` first, then by the versions in them from
 * the highest down, stable releases before candidates of the same version, words last.
 */
export function newestFirst(tags: readonly string[]): readonly string[] {
  return tags
    .map((tag) => ({ tag, key: keyOf(tag) }))
    .sort((a, b) => compare(a.key, b.key) || (a.tag < b.tag ? -1 : 1))
    .map(({ tag }) => tag);
}

interface Key {
  readonly latest: boolean;
  /** Empty for a tag without a version in front. */
  readonly version: readonly number[];
  /** What makes it one that is not released yet: `rc2`, `beta.1`. Empty for a release. */
  readonly candidate: string;
  /** What follows the version, in characters: the plain one comes before its variants. */
  readonly suffix: number;
}

const VERSION = /^v?(\d+(?:\.\d+)*)(.*)$/;
const CANDIDATE = /^(?:[-_.]?(?:alpha|beta|rc|pre|dev|nightly|snapshot|canary)|[ab]\d)/i;
/** Dates and build numbers are no versions that others can be compared with. */
const MOST = 100_000;

function keyOf(tag: string): Key {
  const [, digits = '', rest = ''] = VERSION.exec(tag) ?? [];
  const version = digits === '' ? [] : digits.split('.').map(Number);
  return {
    latest: tag === 'latest',
    version: (version[0] ?? 0) > MOST ? [] : version,
    candidate: CANDIDATE.test(rest) ? rest : '',
    suffix: rest.length,
  };
}

function compare(a: Key, b: Key): number {
  if (a.latest !== b.latest) return a.latest ? -1 : 1;
  const hasVersion = Number(b.version.length > 0) - Number(a.version.length > 0);
  if (hasVersion !== 0) return hasVersion;
  const parts = Math.max(a.version.length, b.version.length);
  for (let at = 0; at < parts; at++) {
    // `22` is whatever is newest of 22: before `22.1`.
    const difference = (b.version[at] ?? MOST) - (a.version[at] ?? MOST);
    if (difference !== 0) return difference;
  }
  if (a.candidate === b.candidate) return a.suffix - b.suffix;
  if (a.candidate === '' || b.candidate === '') return a.candidate === '' ? -1 : 1;
  return a.candidate > b.candidate ? -1 : 1;
}
