import type { DockerfileModel } from '../../model/model.ts';
import type { TextEdit } from '../../rules/rule.ts';
import { shellKind, trackShell } from '../../shell/shells.ts';
import { spaceItems } from './blankLines.ts';
import { formatComment, formatDirective } from './comments.ts';
import { EditList } from './edits.ts';
import { formatInstruction } from './instructions.ts';
import { itemsOf } from './items.ts';
import type { FormatOptions } from './options.ts';

/** The edits that change white space and the case of keywords, in the order of the text. */
export function layoutEdits(model: DockerfileModel, options: FormatOptions): readonly TextEdit[] {
  const { syntax, stages } = model;
  const items = itemsOf(model);
  const edits = new EditList(syntax.text);
  const shellAt = trackShell(stages);
  for (const [n, item] of items.entries()) {
    if (item.kind === 'instruction') {
      const shell = shellKind(shellAt(item.node));
      formatInstruction(model, item.node, shell, options, edits);
    } else if (item.kind === 'directive') {
      formatDirective(model, item.node, options, edits);
    } else {
      // Only the first one could stand where directives do.
      formatComment(model, item.node, n === syntax.directives.length, options, edits);
    }
  }
  return [...edits.edits, ...spaceItems(model, items, options)].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
}
