/** A stretch of the value of a check comment. */
export interface CheckWord {
  readonly text: string;
  /** Indexes of the value. */
  readonly from: number;
  readonly to: number;
}

/** `name=value` between semicolons. */
export interface CheckOption {
  readonly name: CheckWord;
  /** What stands between the commas; `undefined` without `=`. */
  readonly values: readonly CheckWord[] | undefined;
}

/** What `skip=A,B;error=true rest` says. */
export interface CheckValue {
  readonly options: readonly CheckOption[];
  /** What stands behind the first blank, which BuildKit does not read. */
  readonly rest: CheckWord | undefined;
}

/**
 * Reads the value of `# check=…`, in a directive or in a comment above an instruction.
 *
 * @see https://docs.docker.com/build/checks/
 */
export function readCheckValue(value: string): CheckValue {
  const blank = value.search(/\s/);
  const end = blank < 0 ? value.length : blank;
  const behind = value.slice(end).search(/\S/);
  return {
    options: split(value, { from: 0, to: end }, ';').map((part) => optionAt(value, part)),
    rest: behind < 0 ? undefined : wordAt(value, end + behind, value.trimEnd().length),
  };
}

function optionAt(value: string, { from, to }: CheckWord): CheckOption {
  const equals = value.indexOf('=', from);
  if (equals < 0 || equals >= to) return { name: wordAt(value, from, to), values: undefined };
  return {
    name: wordAt(value, from, equals),
    values: split(value, { from: equals + 1, to }, ','),
  };
}

function split(value: string, range: { from: number; to: number }, by: string): CheckWord[] {
  const words: CheckWord[] = [];
  let at = range.from;
  for (;;) {
    const found = value.indexOf(by, at);
    const to = found < 0 || found > range.to ? range.to : found;
    words.push(wordAt(value, at, to));
    if (to === range.to) return words;
    at = to + 1;
  }
}

function wordAt(value: string, from: number, to: number): CheckWord {
  return { text: value.slice(from, to), from, to };
}
