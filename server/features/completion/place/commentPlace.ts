import type { DockerfileModel } from '../../../model/model.ts';
import type { Instruction, Span } from '../../../syntax/nodes.ts';
import type { CommentPlace, PragmaPlace } from './places.ts';

/** The place of the cursor behind a `#`: in a directive, in a comment that silences findings. */
export function commentPlace(
  model: DockerfileModel,
  around: Instruction | undefined,
  offset: number,
): CommentPlace | PragmaPlace | undefined {
  const { lines, syntax } = model;
  const line = lines.lineAt(offset);
  const start = lines.startOf(line);
  const text = syntax.text.slice(start, lines.endOf(line));
  const hash = start + text.indexOf('#');
  // Directives fill the first lines, one each; BuildKit looks for them at the very start.
  const head = line <= syntax.directives.length && /^\uFEFF?#/.test(text);
  return (
    pragmaPlace(model, { hash, offset, head }) ??
    wordPlace(model, { hash, offset, head, inside: isInside(around, hash) })
  );
}

interface Where {
  /** The offset of `#`. */
  readonly hash: number;
  readonly offset: number;
  readonly head: boolean;
}

const PRAGMA =
  /^#\s*(?:(syntax|escape|check)|(hadolint|longshore)\s+(?:(?:global|stage)\s+)?ignore(?:-file)?)\s*=[ \t]*/i;

function pragmaPlace(
  model: DockerfileModel,
  { hash, offset, head }: Where,
): PragmaPlace | undefined {
  const { lines, syntax } = model;
  const text = syntax.text.slice(hash, lines.endOf(lines.lineAt(hash)));
  const match = PRAGMA.exec(text);
  const from = hash + (match?.[0].length ?? 0);
  if (match === null || offset < from) return undefined;
  const [opening, directive, tool] = match;
  const name = (directive ?? tool ?? '').toLowerCase() as PragmaPlace['name'];
  if (!head && (name === 'syntax' || name === 'escape')) return undefined;
  const value = text.slice(opening.length).trimEnd();
  const cursor = offset - from;
  const word = wordIn(value, cursor, name);
  if (word === undefined) return undefined;
  const wholeFile = /ignore-file|global/i.test(opening) || (head && name === 'check');
  return {
    kind: 'pragma',
    name,
    value,
    cursor,
    local: !head,
    covers: wholeFile ? { start: 0, end: syntax.text.length } : coveredBy(model, hash),
    at: { start: from + word.from, end: from + word.to },
    typed: value.slice(word.from, cursor),
  };
}

/** The word of a list that the cursor is in; `undefined` behind its end. */
function wordIn(
  value: string,
  cursor: number,
  name: PragmaPlace['name'],
): { from: number; to: number } | undefined {
  if (cursor > value.length) return undefined;
  const separators =
    name === 'check' ? /[,;=\s]/ : name === 'syntax' || name === 'escape' ? /\s/ : /[,\s]/;
  let from = cursor;
  while (from > 0 && !separators.test(value.charAt(from - 1))) from--;
  // A blank behind the list ends it; what follows is a reason.
  if (/[^,\s]\s/.test(value.slice(0, from))) return undefined;
  let to = cursor;
  while (to < value.length && !separators.test(value.charAt(to))) to++;
  return { from, to };
}

/** The instruction that a comment is above, or the line below it. */
function coveredBy({ syntax, lines }: DockerfileModel, hash: number): Span {
  const { instructions } = syntax;
  let low = 0;
  let high = instructions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instructions[middle]?.start ?? 0) < hash) low = middle + 1;
    else high = middle;
  }
  const inside = instructions[low - 1];
  if (inside !== undefined && hash < inside.end) {
    const next = lines.lineAt(hash) + 1;
    return { start: lines.startOf(next), end: lines.endOf(next) };
  }
  const below = instructions[low];
  return below ?? { start: syntax.text.length, end: syntax.text.length };
}

function wordPlace(
  { lines, syntax }: DockerfileModel,
  { hash, offset, head, inside }: Where & { inside: boolean },
): CommentPlace | undefined {
  const before = syntax.text.slice(hash, offset);
  const word = /^#[ \t]*[\w-]*(?:[ \t]+[\w-]*){0,2}$/.exec(before)?.[0];
  if (word === undefined) return undefined;
  const line = lines.lineAt(offset);
  const rest = syntax.text.slice(offset, lines.endOf(line));
  const after = /^[\w-]*/.exec(rest)?.[0].length ?? 0;
  if (rest.slice(after).trim() !== '' && rest.charAt(after) !== '=') return undefined;
  const valued = rest.charAt(after) === '=';
  return {
    kind: 'comment',
    head,
    given: syntax.directives
      .filter((directive) => lines.lineAt(directive.start) !== line)
      .map(({ name }) => name),
    inside,
    valued,
    at: { start: hash, end: offset + after + (valued ? 1 : 0) },
    typed: before,
  };
}

function isInside(around: Instruction | undefined, hash: number): boolean {
  return around !== undefined && around.start < hash;
}
