import type { DockerfileModel } from '../../model/model.ts';
import type { Heredoc, Span } from '../../syntax/nodes.ts';
import type { HeredocEntity } from '../support/entity.ts';
import { edit, lineOf, type Renamable, refused } from './renamable.ts';

/** What a delimiter may be made of so that it needs no quotes and hides nothing. */
const NAME = /^[A-Za-z0-9_.][\w.+-]*$/;

export function renameHeredoc(model: DockerfileModel, entity: HeredocEntity): Renamable {
  const { heredoc, part } = entity;
  const { name, nameSpan, terminator } = heredoc;
  if (terminator === undefined) {
    return refused(`This heredoc has no end: write "${name}" on a line of its own behind it first`);
  }
  const opener = innermost(model, nameSpan, name);
  return {
    kind: 'named',
    at: part === 'start' ? opener : terminator,
    name,
    refuses(newName) {
      if (!NAME.test(newName)) {
        return `"${newName}" cannot end a heredoc: use letters, digits, "_", "-" and "."`;
      }
      const ends = newName === name ? undefined : lineThatReads(model, heredoc, newName);
      return ends && `The heredoc would end too early: ${lineOf(model, ends)} reads "${newName}"`;
    },
    edits: (newName) => [
      edit(opener, opener === nameSpan && !heredoc.expand ? `'${newName}'` : newName),
      edit(terminator, newName),
    ],
  };
}

/** The name without its quotes; all that is written where it isn't simply quoted. */
function innermost({ syntax }: DockerfileModel, span: Span, name: string): Span {
  const raw = syntax.text.slice(span.start, span.end);
  if (raw !== `"${name}"` && raw !== `'${name}'`) return span;
  return { start: span.start + 1, end: span.end - 1 };
}

function lineThatReads(
  { syntax, lines }: DockerfileModel,
  { body, stripTabs }: Heredoc,
  name: string,
): Span | undefined {
  const last = lines.lineAt(Math.max(body.start, body.end - 1));
  for (let line = lines.lineAt(body.start); line <= last && body.end > body.start; line++) {
    const span = { start: lines.startOf(line), end: lines.endOf(line) };
    const text = syntax.text.slice(span.start, span.end);
    if ((stripTabs ? text.replace(/^\t+/, '') : text) === name) return span;
  }
  return undefined;
}
