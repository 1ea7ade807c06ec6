/** `text` without what builders write one way and people another: quotes, brackets, blanks. */
export function plain(text: string): string {
  return text
    .replace(/["'\\]/g, '')
    .replace(/[[\]{},&]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `$name`, `${name…}`. */
const VARIABLE = /\$(?:\w+|\{[^}]*\})/;

/**
 * Whether `made` is what `written` becomes when a builder fills in its variables, whatever their
 * values are.
 */
export function resembles(written: string, made: string): boolean {
  const parts = written.split(VARIABLE).map(plain);
  const text = plain(made);
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return first === text;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
