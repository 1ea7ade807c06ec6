import type { DockerfileModel } from '../../model/model.ts';
import { lineKind } from '../../syntax/lines.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import type { Indent } from './indentation.ts';

const USUAL: Indent = { size: 4, tabs: false };

/**
 * One step of indentation as most instructions of the file have it: what their first indented line
 * begins with, a tab or two, four or eight blanks. Four blanks when there is none.
 */
export function usedIndent(model: DockerfileModel): Indent {
  const counts = new Map<string, number>();
  for (const instruction of model.syntax.instructions) {
    const blanks = firstIndent(model, instruction);
    if (blanks !== undefined) counts.set(blanks, (counts.get(blanks) ?? 0) + 1);
  }
  const [used] = [...counts].sort(([, a], [, b]) => b - a);
  if (used === undefined) return USUAL;
  const [blanks] = used;
  return blanks === '\t' ? { size: USUAL.size, tabs: true } : { size: blanks.length, tabs: false };
}

function firstIndent({ lines, syntax }: DockerfileModel, one: Instruction): string | undefined {
  const { start, end } = one.body;
  const last = lines.lineAt(end);
  for (let line = lines.lineAt(start) + (start === one.keyword.end ? 0 : 1); line <= last; line++) {
    const from = lines.startOf(line);
    if (from <= one.start || lineKind(syntax.text, from, lines.endOf(line)) !== 'text') continue;
    const blanks = /^(?:\t| {8}| {4}| {2})(?! )/.exec(syntax.text.slice(from, from + 9))?.[0];
    if (blanks !== undefined) return blanks;
  }
  return undefined;
}
