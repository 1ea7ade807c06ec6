import { cleanPath, parentPath } from './cleanPath.ts';
import { type IgnorePattern, type IgnoreProblem, parseIgnore } from './parse.ts';

/** What an ignore file says of a path. */
export interface IgnoreVerdict {
  /** Whether the path stays out of the build context. */
  readonly ignored: boolean;
  /** The pattern that decided: the one that excludes, or the `!` one that takes back. */
  readonly by: IgnorePattern | undefined;
}

/**
 * An ignore file, ready to answer for many paths. It answers as the builder does when it sends the
 * context: from the top down, where a path keeps every pattern its folder matched, and a later
 * pattern overrules an earlier one.
 */
export class Ignore {
  readonly patterns: readonly IgnorePattern[];
  /** Lines that make a build fail; their patterns match nothing here. */
  readonly problems: readonly IgnoreProblem[];
  /** Whether any pattern is negated. */
  readonly negates: boolean;
  readonly #folders = new Map<string, Traced>();

  constructor(text: string) {
    const { patterns, problems } = parseIgnore(text);
    this.patterns = patterns;
    this.problems = problems;
    this.negates = patterns.some((pattern) => pattern.negated);
  }

  /**
   * Says whether `path`, relative to the context and with slashes, is excluded. The context itself
   * and what lies outside it never are.
   */
  match(path: string): IgnoreVerdict {
    const cleaned = cleanPath(path.replace(/^\/+/, ''));
    if (cleaned === '.' || cleaned === '..' || cleaned.startsWith('../')) return notIgnored;
    return this.#trace(cleaned, this.#folder(parentPath(cleaned))).verdict;
  }

  /**
   * Whether something inside an excluded folder may be taken back, so that the folder is still
   * worth a look. May be true for nothing.
   */
  mayReinclude(folder: string): boolean {
    const inside = `${cleanPath(folder.replace(/^\/+/, ''))}/`;
    return this.patterns.some(
      ({ negated, glob }) => negated && (/[*?[\\|{]/.test(glob) || glob.startsWith(inside)),
    );
  }

  #folder(path: string): Traced {
    if (path === '.') return { verdict: notIgnored, matched: new Set() };
    const known = this.#folders.get(path);
    if (known !== undefined) return known;
    const traced = this.#trace(path, this.#folder(parentPath(path)));
    if (this.#folders.size >= MAX_FOLDERS) this.#folders.clear();
    this.#folders.set(path, traced);
    return traced;
  }

  /** A pattern that could change nothing is not tried, and so is not handed down either. */
  #trace(path: string, folder: Traced): Traced {
    if (!this.negates && folder.verdict.ignored) return folder;
    let verdict = notIgnored;
    const matched = new Set<IgnorePattern>();
    for (const pattern of this.patterns) {
      const inherited = folder.matched.has(pattern);
      if (!inherited && (pattern.negated !== verdict.ignored || !pattern.matches(path))) continue;
      matched.add(pattern);
      verdict = { ignored: !pattern.negated, by: pattern };
    }
    return { verdict, matched };
  }
}

interface Traced {
  readonly verdict: IgnoreVerdict;
  readonly matched: ReadonlySet<IgnorePattern>;
}

const notIgnored: IgnoreVerdict = { ignored: false, by: undefined };
/** Verdicts on folders that are kept; enough for any tree that is walked in order. */
const MAX_FOLDERS = 20_000;
