import type { TextEdit } from '../../../rules/rule.ts';
import type { ShellWord } from '../../../shell/script.ts';
import { type ListPlace, onePackagePerLine } from '../../support/packageLines.ts';
import type { PackageList } from '../../support/packageLists.ts';

/**
 * The edits that put the packages of `list` in order, each on a line of its own. None moves over a
 * comment, which begins a section, or over a flag. `undefined` when all is in order.
 */
export function sortedPackages(
  place: ListPlace,
  list: PackageList,
): readonly TextEdit[] | undefined {
  const { text } = place.model.syntax;
  const isCut = list.packages.some(({ start, end }) => /[\r\n]/.test(text.slice(start, end)));
  if (isCut) return undefined;
  const moves = sections(text, list).flatMap((section) => {
    const sorted = section.toSorted(byName);
    return section.flatMap(({ start, end }, n): TextEdit[] => {
      const other = sorted[n];
      const newText = other === undefined ? '' : text.slice(other.start, other.end);
      return newText === text.slice(start, end) ? [] : [{ start, end, newText }];
    });
  });
  const edits = [...moves, ...onePackagePerLine(place, list)];
  return edits.length === 0 ? undefined : edits;
}

/** Packages with nothing but blanks and continuations between. */
function sections(text: string, { packages }: PackageList): readonly ShellWord[][] {
  const found: ShellWord[][] = [];
  let before: ShellWord | undefined;
  for (const word of packages) {
    const follows = before !== undefined && ONLY_BLANKS.test(text.slice(before.end, word.start));
    const last = found.at(-1);
    if (follows && last !== undefined) last.push(word);
    else found.push([word]);
    before = word;
  }
  return found;
}

const ONLY_BLANKS = /^(?:\s|[\\`](?=[ \t]*\r?\n))*$/;

/** By the name, then by what is asked of the version. */
function byName(a: ShellWord, b: ShellWord): number {
  return compare(nameOf(a), nameOf(b)) || compare(a.text, b.text);
}

/** `@scope/name@1.2`, `name=1.2`, `name[extra]>=1`: without the version. */
function nameOf({ text }: ShellWord): string {
  return (/^@?[^=<>~!@;[\s]*/.exec(text)?.[0] ?? text).toLowerCase();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
