import type { DockerfileModel } from '../../model/model.ts';
import type { ShellKind } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import { type Gap, gapsOf } from './gaps.ts';
import { type HeaderLine, headerLines } from './headerLines.ts';

/** The lines of one instruction, and where its white space may change. */
export interface InstructionLines {
  readonly text: string;
  readonly lines: readonly HeaderLine[];
  readonly gaps: readonly Gap[];
  /**
   * By line: the white space between it and the line of text before it, when there may be more or
   * less of it. A comment has that of the line of text below.
   */
  readonly joints: readonly (Gap | undefined)[];
}

/** Reads `instruction`; `shell` is the language of the SHELL in force. */
export function readLines(
  model: DockerfileModel,
  instruction: Instruction,
  shell: ShellKind,
): InstructionLines {
  const { text, escape: escapeChar } = model.syntax;
  const lines = headerLines(model, instruction);
  const gaps = gapsOf(instruction, { escapeChar, shell });
  return { text, lines, gaps, joints: jointsOf(lines, gaps) };
}

function jointsOf(
  lines: readonly HeaderLine[],
  gaps: readonly Gap[],
): readonly (Gap | undefined)[] {
  const joints: (Gap | undefined)[] = lines.map(() => undefined);
  let before = lines[0];
  let next = 0;
  let pending = 1;
  for (const [n, line] of lines.entries()) {
    if (n === 0 || line.kind !== 'text' || before === undefined) continue;
    while ((gaps[next]?.end ?? Number.POSITIVE_INFINITY) < line.content) next++;
    const gap = gaps[next];
    joints.fill(gap && gap.start <= before.escapeAt ? gap : undefined, pending, n + 1);
    pending = n + 1;
    before = line;
  }
  return joints;
}
