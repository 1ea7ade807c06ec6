/** Whether a label's value is what its type in the schema says. */

/**
 * An absolute URI, with or without a fragment.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3986#appendix-A
 */
export function isUri(text: string): boolean {
  return URI.test(text);
}

/**
 * A date and time with seconds and offset, on a day that exists.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
export function isTime(text: string): boolean {
  const [, year, month, day] = TIME.exec(text) ?? [];
  return day !== undefined && Number(day) <= daysIn(Number(year), Number(month));
}

/** A Git commit: all 40 hexadecimal digits of its SHA-1, or the seven that Git shows. */
export function isCommit(text: string): boolean {
  return /^(?:[0-9a-f]{7}|[0-9a-f]{40})$/.test(text);
}

/**
 * A version by Semantic Versioning 2.
 *
 * @see https://semver.org/#backusnaur-form-grammar-for-valid-semver-versions
 */
export function isVersion(text: string): boolean {
  return VERSION.test(text);
}

/**
 * One mail address without a name beside it, comments or folded lines.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5322#section-3.4.1
 */
export function isMailAddress(text: string): boolean {
  return MAIL.test(text);
}

const HEX = '%[0-9A-Fa-f]{2}';
const PLAIN = "\\-\\w.~!$&'()*+,;=";
const PATH = `(?:[${PLAIN}:@/]|${HEX})*`;
const HOST = `(?:\\[[0-9A-Fa-fv.:${PLAIN}]+\\]|(?:[${PLAIN}]|${HEX})*)`;
const AUTHORITY = `(?:(?:[${PLAIN}:]|${HEX})*@)?${HOST}(?::\\d*)?`;
const TAIL = `(?:[${PLAIN}:@/?]|${HEX})*`;
const URI = new RegExp(
  `^[A-Za-z][A-Za-z0-9+.-]*:(?://${AUTHORITY}(?:/${PATH})?|(?!//)${PATH})(?:\\?${TAIL})?(?:#${TAIL})?$`,
);

const TIME =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const NUMBER = '(?:0|[1-9]\\d*)';
const IDENTIFIER = `(?:${NUMBER}|\\d*[A-Za-z-][0-9A-Za-z-]*)`;
const VERSION = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${IDENTIFIER}(?:\\.${IDENTIFIER})*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`,
);

const ATOM = "[\\w!#$%&'*+/=?^`{|}~-]+";
const LOCAL = `(?:${ATOM}(?:\\.${ATOM})*|"(?:[ \\t\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[ \\t\\x21-\\x7e])*")`;
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const MAIL = new RegExp(`^${LOCAL}@(?:${LABEL}(?:\\.${LABEL})*|\\[[\\x21-\\x5a\\x5e-\\x7e]+\\])$`);
