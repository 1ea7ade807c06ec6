import { expand, type Lookup } from '../../model/expand.ts';
import { type Grammar, readParts } from '../../model/variables.ts';

/**
 * `text` as a build expands it: a variable that nothing sets is empty. `undefined` when a value is
 * not known, or BuildKit would refuse the text.
 */
export function expandEmptyWhenUnset(
  text: string,
  grammar: Grammar,
  lookup: Lookup,
): string | undefined {
  let result = '';
  for (const part of readParts(text, grammar)) {
    if (typeof part === 'string') {
      result += part;
      continue;
    }
    const isEmpty =
      part.modifier === undefined && part.problem === undefined && lookup(part.name) === undefined;
    const value = isEmpty ? '' : expand(text.slice(part.from, part.to), grammar, lookup);
    if (value === undefined) return undefined;
    result += value;
  }
  return result;
}
