import type { Finding } from '../../rules/rule.ts';
import type { Span } from '../../syntax/nodes.ts';
import { isBuildKitCode, isExperimental } from './checkOptions.ts';
import { ALL_CHECKS, type Suppression } from './suppression.ts';

export interface Silence {
  /** The findings that no suppression silences. */
  readonly left: readonly Finding[];
  /** The suppressions that silence any. */
  readonly used: ReadonlySet<Suppression>;
}

/**
 * Tells which of `findings`, given in the order of the text, `suppressions` silence. Any of a
 * finding's codes counts. Takes as long as there are findings and suppressions.
 */
export function silence(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
): Silence {
  const used = new Set<Suppression>();
  if (suppressions.length === 0) return { left: findings, used };
  const byCode = coversByCode(suppressions);
  const left = findings.filter((finding) => {
    let silenced = false;
    for (const key of keysOf(finding)) {
      // All of them are asked: each may be needed.
      if (byCode.get(key)?.silences(finding.start, used)) silenced = true;
    }
    return !silenced;
  });
  return { left, used };
}

/** What a suppression may call `finding`. */
function keysOf({ code, aliases }: Finding): readonly string[] {
  const codes = [code, ...aliases];
  const isCheck = codes.some((one) => isBuildKitCode(one) && !isExperimental(one));
  return isCheck ? [...codes, ALL_CHECKS] : codes;
}

function coversByCode(suppressions: readonly Suppression[]): ReadonlyMap<string, Covers> {
  const lists = new Map<string, Open[]>();
  for (const suppression of suppressions) {
    for (const { code = suppression.code, ...span } of suppression.covers) {
      const list = lists.get(code) ?? [];
      list.push({ span, suppression });
      lists.set(code, list);
    }
  }
  return new Map([...lists].map(([code, list]) => [code, new Covers(list)]));
}

interface Open {
  readonly span: Span;
  readonly suppression: Suppression;
}

/** The places where one code is silenced, gone through in the order of the text. */
class Covers {
  readonly #waiting: Open[];
  #reach = -1;

  constructor(covers: readonly Open[]) {
    this.#waiting = covers.toSorted((a, b) => b.span.start - a.span.start);
  }

  /** Whether `offset`, not smaller than the last one, is covered. Adds what begins to `used`. */
  silences(offset: number, used: Set<Suppression>): boolean {
    for (let next = this.#waiting.at(-1); next; next = this.#waiting.at(-1)) {
      if (next.span.start > offset) break;
      this.#waiting.pop();
      // One that ends before has nothing to silence: no finding lies between the last and this.
      if (next.span.end >= offset) used.add(next.suppression);
      this.#reach = Math.max(this.#reach, next.span.end);
    }
    return offset <= this.#reach;
  }
}
