import { Glob } from './glob.ts';
import { type Grammar, type Part, readParts, type VariablePart } from './variables.ts';

/** A variable that is set; `value` is `undefined` when only the build knows it. */
export interface Known {
  readonly value: string | undefined;
}

/** What is known of the variable `name`; `undefined` when nothing sets it. */
export type Lookup = (name: string) => Known | undefined;

/** Values longer than this count as unknown: variables that double each other grow without end. */
const MAX_LENGTH = 4096;

/**
 * `text` with quotes, escapes and variables resolved as BuildKit does it; `undefined` when a
 * variable's value is not known, or BuildKit would refuse the text.
 */
export function expand(text: string, grammar: Grammar, lookup: Lookup): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  if (isPlain(text)) return text;
  return join(readParts(text, grammar), lookup);
}

/** `text` with quotes and escapes resolved; variables stay as they are written. */
export function unquote(text: string, grammar: Grammar): string {
  if (isPlain(text)) return text;
  return readParts(text, grammar)
    .map((part) => (typeof part === 'string' ? part : text.slice(part.from, part.to)))
    .join('');
}

/** Nothing in it needs to be resolved, whatever the grammar. */
function isPlain(text: string): boolean {
  return !/["'$\\`]/.test(text);
}

function join(parts: readonly Part[], lookup: Lookup): string | undefined {
  let result = '';
  for (const part of parts) {
    const value = typeof part === 'string' ? part : variableValue(part, lookup);
    if (value === undefined) return undefined;
    result += value;
    if (result.length > MAX_LENGTH) return undefined;
  }
  return result;
}

function variableValue(variable: VariablePart, lookup: Lookup): string | undefined {
  if (variable.problem !== undefined) return undefined;
  const known = lookup(variable.name);
  const { modifier } = variable;
  if (modifier === undefined) return known?.value;
  switch (modifier) {
    case ':-':
      return known === undefined || known.value === '' ? join(variable.word, lookup) : known.value;
    case '-':
      return known === undefined ? join(variable.word, lookup) : known.value;
    case ':+':
      if (known !== undefined && known.value === undefined) return undefined;
      return known === undefined || known.value === '' ? '' : join(variable.word, lookup);
    case '+':
      return known === undefined ? '' : join(variable.word, lookup);
    case ':?':
      return known?.value === '' ? undefined : known?.value;
    case '?':
      return known?.value;
    default:
      if (known?.value === undefined) return undefined;
      return cut(variable, modifier, known.value, lookup);
  }
}

function cut(
  variable: VariablePart,
  modifier: string,
  value: string,
  lookup: Lookup,
): string | undefined {
  const pattern = join(variable.word, lookup);
  if (pattern === undefined) return undefined;
  const glob = new Glob(pattern);
  switch (modifier) {
    case '#':
      return glob.withoutPrefix(value, 'shortest');
    case '##':
      return glob.withoutPrefix(value, 'longest');
    case '%':
      return glob.withoutSuffix(value, 'shortest');
    case '%%':
      return glob.withoutSuffix(value, 'longest');
    default: {
      const replacement = join(variable.replacement, lookup);
      if (replacement === undefined) return undefined;
      return glob.replace(value, replacement, modifier === '//' ? 'all' : 'first');
    }
  }
}
