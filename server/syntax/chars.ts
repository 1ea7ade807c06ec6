/** Space, tab, vertical tab, form feed, carriage return: what parts a keyword and plain words. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || (code >= 11 && code <= 13);
}

/** White space as Go's `unicode.IsSpace` has it: what BuildKit trims from a line. */
export function isSpace(code: number): boolean {
  if (code < 0x80) return isBlank(code) || code === 10;
  if (code === 0x85 || code === 0xa0) return true;
  if (code < 0x1680) return false;
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The first index from `from` that holds no white space; `to` when there is none. */
export function skipSpace(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The end of `text` between `from` and `to` without the white space behind it. */
export function trimEnd(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

/** A copy of a slice that doesn't keep the whole text it was cut from in memory. */
export function ownCopy(slice: string): string {
  return ` ${slice}`.slice(1);
}
