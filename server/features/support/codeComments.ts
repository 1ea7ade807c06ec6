import { readCheckValue } from '../../model/checkValue.ts';
import type { DockerfileModel } from '../../model/model.ts';
import { type CodeWord, codeWords, textStart } from '../../rules/support/codeWords.ts';
import type { Comment, Span } from '../../syntax/nodes.ts';

/** A comment or directive that names rules, in whatever tool's dialect. */
export interface CodeComment {
  /** The words before `=`: `hadolint ignore`, `check`, `longshore ignore-file`. */
  readonly head: Span;
  readonly codes: readonly CodeWord[];
}

const HEAD =
  /^(?<head>hadolint\s+(?:(?:global|stage)\s+)?ignore|longshore\s+ignore(?:-file)?|shellcheck\s+disable|check)\s*=\s*(?<rest>.*)$/d;
const CODES = /^\w+(?:\s*,\s*\w+)*/;

/** What `comment` silences or switches; `undefined` for one that is only there to be read. */
export function codeComment(model: DockerfileModel, comment: Comment): CodeComment | undefined {
  const groups = HEAD.exec(comment.text)?.indices?.groups;
  if (groups?.head === undefined || groups.rest === undefined) return undefined;
  const start = textStart(model, comment);
  const head = { start: start + groups.head[0], end: start + groups.head[1] };
  const rest = comment.text.slice(groups.rest[0]);
  const at = start + groups.rest[0];
  const name = comment.text.slice(...groups.head);
  if (name === 'check') return { head, codes: checkCodes(rest, at) };
  return { head, codes: codeWords(CODES.exec(rest)?.[0] ?? '', at) };
}

/** The checks that `value`, which begins at `start`, names: `skip=A,B;error=true`. */
export function checkCodes(value: string, start: number): readonly CodeWord[] {
  return readCheckValue(value).options.flatMap(({ name, values = [] }) =>
    name.text === 'error'
      ? []
      : values
          .filter(({ text }) => text !== '')
          .map(({ text, from, to }) => ({ code: text, start: start + from, end: start + to })),
  );
}
