import { isSpace } from './chars.ts';
import type { Directive, SyntaxProblem } from './nodes.ts';

const KNOWN = new Set(['check', 'escape', 'syntax']);
const DIRECTIVE = /^#[\s\x85]*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/;

/**
 * Reads the parser directives at the head of a file, line by line. Anything but a known directive
 * ends them: an instruction, a blank line, a comment, an unknown name.
 *
 * @see https://docs.docker.com/reference/dockerfile/#parser-directives
 */
export class DirectiveReader {
  readonly directives: Directive[] = [];
  readonly problems: SyntaxProblem[] = [];
  escape: '\\' | '`' = '\\';
  #over = false;

  /** Whether the line from `start` to `end` is a directive. */
  take(text: string, start: number, end: number): boolean {
    if (this.#over) return false;
    const directive = directiveAt(text, start, end);
    this.#over = directive === undefined;
    if (directive === undefined) return false;
    this.#add(directive, text);
    return true;
  }

  stop(): void {
    this.#over = true;
  }

  #add(directive: Directive, text: string): void {
    const { name, value, nameSpan, valueSpan } = directive;
    if (this.directives.some((earlier) => earlier.name === name)) {
      const subject = text.slice(nameSpan.start, nameSpan.end);
      this.problems.push({ kind: 'duplicate-directive', subject, ...spanOf(directive) });
    } else if (name === 'escape') {
      if (value === '`' || value === '\\') this.escape = value;
      else this.problems.push({ kind: 'invalid-escape-directive', subject: value, ...valueSpan });
    }
    this.directives.push(directive);
  }
}

/** BuildKit takes an indented `escape`, but looks for the others at the very start of the line. */
function directiveAt(text: string, start: number, end: number): Directive | undefined {
  let from = start;
  while (from < end && isSpace(text.charCodeAt(from))) from++;
  const match = DIRECTIVE.exec(text.slice(from, end));
  const name = match?.[1];
  const value = match?.[2];
  if (match === null || name === undefined || value === undefined) return undefined;
  const key = name.toLowerCase();
  if (!KNOWN.has(key) || (from > start && key !== 'escape')) return undefined;
  const nameStart = from + match[0].indexOf(name);
  const valueStart = from + match[0].indexOf(value, nameStart - from + name.length + 1);
  const valueEnd = valueStart + value.length;
  return {
    start: from,
    end: valueEnd,
    name: key,
    nameSpan: { start: nameStart, end: nameStart + name.length },
    value,
    valueSpan: { start: valueStart, end: valueEnd },
  };
}

function spanOf({ start, end }: Directive): { start: number; end: number } {
  return { start, end };
}
