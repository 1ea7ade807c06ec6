/** A flag's value as BuildKit hands it on, and where each of its characters is written. */
export interface FlagValueText {
  readonly text: string;
  /** Indexes of the value as written. */
  readonly places: readonly number[];
}

/**
 * Drops quotes and escapes from `value`, as BuildKit does with every flag before it looks at what
 * the flag says.
 */
export function readFlagValue(value: string, escapeChar = '\\'): FlagValueText {
  let text = '';
  const places: number[] = [];
  let quote = '';
  for (let at = 0; at < value.length; at++) {
    let char = value.charAt(at);
    if (char === escapeChar && at + 1 < value.length) {
      at++;
      char = value.charAt(at);
    } else if (quote === '' && (char === '"' || char === "'")) {
      quote = char;
      continue;
    } else if (char === quote) {
      quote = '';
      continue;
    }
    text += char;
    places.push(at);
  }
  return { text, places };
}
