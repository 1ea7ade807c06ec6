import type { DockerfileModel } from '../../../model/model.ts';
import { isHeredocExpanded } from '../../../model/zones.ts';
import type { Heredoc, Instruction } from '../../../syntax/nodes.ts';
import { logicalLine } from './logicalLine.ts';
import type { HeredocEndPlace, VariablePlace } from './places.ts';
import { readSubstitution } from './substitutionPlace.ts';

/** The place of the cursor in the body of a heredoc: where it may end, or in a variable. */
export function heredocPlace(
  model: DockerfileModel,
  instruction: Instruction,
  offset: number,
): HeredocEndPlace | VariablePlace | undefined {
  const { lines, syntax } = model;
  const heredoc = instruction.heredocs.find(({ body, terminator }) => {
    return body.start <= offset && offset <= (terminator?.end ?? body.end);
  });
  if (heredoc === undefined) return undefined;
  const line = lines.lineAt(offset);
  const start = lines.startOf(line);
  const before = syntax.text.slice(start, offset);
  const after = syntax.text.slice(offset, lines.endOf(line));
  if (heredoc.terminator === undefined || offset >= heredoc.terminator.start) {
    const tabs = heredoc.stripTabs ? (/^\t*/.exec(before)?.[0].length ?? 0) : 0;
    const typed = before.slice(tabs);
    const couldEnd = heredoc.name.startsWith(typed) && /^\w*$/.test(after);
    if (couldEnd) {
      const at = { start: start + tabs, end: offset + after.length };
      return { kind: 'heredoc end', name: heredoc.name, at, typed };
    }
  }
  return variableIn(model, instruction, heredoc, { before, after, offset });
}

function variableIn(
  model: DockerfileModel,
  instruction: Instruction,
  heredoc: Heredoc,
  { before, after, offset }: { before: string; after: string; offset: number },
): VariablePlace | undefined {
  const owner = instruction.trigger ?? instruction;
  if (!isHeredocExpanded(owner, heredoc, model.syntax.text)) return undefined;
  const found = readSubstitution(before, after, '\\');
  if (found?.kind !== 'variable') return undefined;
  const { start, after: rest, braced, closed } = found;
  // The lines before the bodies, as if the cursor stood at their end.
  const line = logicalLine(model, instruction, heredoc.opener.end);
  return {
    kind: 'variable',
    braced,
    closed,
    expandedByBuild: owner.name !== 'RUN',
    around: {
      name: owner.name,
      onbuild: owner !== instruction,
      instruction,
      stage: model.stageOf(instruction),
      line,
      bodyFrom: 0,
      argsFrom: 0,
    },
    at: { start: offset - (before.length - start), end: offset + rest },
    typed: before.slice(start),
  };
}
