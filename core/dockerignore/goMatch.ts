import { Automaton, literal, notSlash, type Step } from './automaton.ts';
import { readMatchClass } from './charClass.ts';

/**
 * Reads a pattern of Go's `filepath.Match`, which COPY and ADD use: `*` and `?` stop at slashes,
 * `**` is no more than `*`. `undefined` when it is malformed. Only a negated class such as `[^x]`
 * can match a slash.
 *
 * @see https://pkg.go.dev/path/filepath#Match
 */
export function readGoPattern(pattern: string): Automaton | undefined {
  const points = Array.from(pattern, (character) => character.codePointAt(0) ?? 0);
  const steps: Step[] = [];
  for (let at = 0; at < points.length; ) {
    const point = points[at] ?? 0;
    switch (String.fromCodePoint(point)) {
      case '*':
        steps.push({ kind: 'many', accepts: notSlash });
        at++;
        break;
      case '?':
        steps.push({ kind: 'one', accepts: notSlash });
        at++;
        break;
      case '[': {
        const found = readMatchClass(points, at);
        if (found === undefined) return undefined;
        steps.push({ kind: 'one', accepts: found.accepts });
        at = found.end;
        break;
      }
      case '\\': {
        const quoted = points[at + 1];
        if (quoted === undefined) return undefined;
        steps.push(literal(quoted));
        at += 2;
        break;
      }
      default:
        steps.push(literal(point));
        at++;
    }
  }
  return new Automaton(steps);
}

/** Whether BuildKit takes a COPY source, or a part of its path, for a pattern. */
export function hasWildcards(path: string): boolean {
  return /^(?:[^\\*?[]|\\.)*[*?[]/su.test(path);
}
