/** The member when there is a value for it, else nothing: for spreading. */
export function optional<Key extends string, T>(
  key: Key,
  value: T | undefined,
): Partial<Record<Key, T>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, T>);
}

/** The object, or an empty one when it is something else. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** The array, or an empty one when it is something else. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The string, or an empty one when it is something else. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The number, `undefined` when it is something else. */
export function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The members that are strings. */
export function texts(value: unknown): Readonly<Record<string, string>> {
  const pairs = Object.entries(record(value)).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  return Object.fromEntries(pairs);
}

/** Milliseconds since 1970; Go's zero time, `0001-01-01T00:00:00Z`, means never. */
export function moment(value: unknown): number | undefined {
  const time = Date.parse(text(value));
  return time > 0 ? time : undefined;
}
