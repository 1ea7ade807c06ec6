import type { DockerfileModel } from '../../model/model.ts';
import type { Flag, Instruction } from '../../syntax/nodes.ts';
import type { TextEdit } from '../rule.ts';

/** Deletes all lines of `instruction`, the last line break included. */
export function instructionDeletion(model: DockerfileModel, instruction: Instruction): TextEdit {
  const { lines } = model;
  const first = lines.lineAt(instruction.start);
  const last = lines.lineAt(instruction.end);
  return { start: lines.startOf(first), end: lines.startOf(last + 1), newText: '' };
}

/** Deletes `flag` and the white space behind it, or before it when its line ends there. */
export function flagDeletion(
  model: DockerfileModel,
  instruction: Instruction,
  flag: Flag,
): TextEdit {
  const { text } = model.syntax;
  const behind = /^[ \t]+(?=[^\s\\`])/.exec(text.slice(flag.end, instruction.end))?.[0].length ?? 0;
  let { start } = flag;
  if (behind === 0) {
    while (start > instruction.keyword.end && /[ \t]/.test(text.charAt(start - 1))) start--;
  }
  return { start, end: flag.end + behind, newText: '' };
}
