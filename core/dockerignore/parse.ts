import { cleanPath } from './cleanPath.ts';
import { type PathTest, readIgnoreGlob } from './glob.ts';

/** One pattern of an ignore file. Offsets are UTF-16 indices into the file's text. */
export interface IgnorePattern {
  /** As written, without surrounding white space. */
  readonly text: string;
  /** As compared: cleaned, without `!` and a leading slash. */
  readonly glob: string;
  /** Whether it takes back what earlier patterns exclude. */
  readonly negated: boolean;
  /** Zero-based. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Whether exactly this path matches; its parents are the caller's business. */
  readonly matches: PathTest;
}

/** A line that makes a build fail. */
export interface IgnoreProblem {
  readonly kind: 'malformed' | 'nothingNegated';
  readonly text: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export interface ParsedIgnore {
  /** In file order, without the malformed ones. */
  readonly patterns: readonly IgnorePattern[];
  readonly problems: readonly IgnoreProblem[];
}

/**
 * Reads a `.dockerignore` file. Never throws: a line that Docker refuses is left out and told as
 * a problem.
 *
 * @see https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export function parseIgnore(text: string): ParsedIgnore {
  const patterns: IgnorePattern[] = [];
  const problems: IgnoreProblem[] = [];
  let offset = 0;
  for (const [line, raw] of text.split('\n').entries()) {
    const skipped = line === 0 && raw.startsWith('\ufeff') ? 1 : 0;
    const content = raw.slice(skipped);
    const written = trim(content);
    const start = offset + skipped + content.indexOf(written);
    offset += raw.length + 1;
    if (written === '' || content.startsWith('#')) continue;
    const place = { text: written, line, start, end: start + written.length };
    const normal = normalise(written);
    if (normal.glob === '') {
      problems.push({ kind: 'nothingNegated', ...place });
      continue;
    }
    const matches = readIgnoreGlob(normal.glob);
    if (matches === undefined) problems.push({ kind: 'malformed', ...place });
    else patterns.push({ ...place, ...normal, matches });
  }
  return { patterns, problems };
}

/** Docker cleans twice: once without the `!`, once with it as if it were part of a name. */
function normalise(written: string): { readonly glob: string; readonly negated: boolean } {
  const bang = written.startsWith('!');
  let path = bang ? trim(written.slice(1)) : written;
  if (path !== '') path = cleanPath(path);
  if (path.length > 1 && path.startsWith('/')) path = path.slice(1);
  const cleaned = cleanPath(bang ? `!${path}` : path);
  return cleaned.startsWith('!')
    ? { glob: cleaned.slice(1), negated: true }
    : { glob: cleaned, negated: false };
}

/** Without the white space Go knows, which is not quite JavaScript's. */
function trim(text: string): string {
  return text.replace(/^[\s\u0085]+|[\s\u0085]+$/gu, (space) => space.replace(/[^\ufeff]/gu, ''));
}
