import type { DockerfileModel } from '../../model/model.ts';
import type { TextEdit } from '../../rules/rule.ts';
import { ShellReader } from '../../shell/reader.ts';
import { shellKind, trackShell } from '../../shell/shells.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import { stepOf } from '../support/indentation.ts';
import { readLines } from '../support/instructionLines.ts';
import { onePackagePerLine } from '../support/packageLines.ts';
import { packageLists } from '../support/packageLists.ts';
import { alignEscapes } from './alignment.ts';
import { EditList } from './edits.ts';
import { placeOperators } from './operators.ts';
import type { FormatOptions } from './options.ts';

/** Edits that touch several lines at once: all of an instruction's are made, or none. */
export type InstructionEdits = (
  model: DockerfileModel,
  instructions: readonly Instruction[],
  options: FormatOptions,
) => readonly TextEdit[];

/** Gives packages that are installed by name lines of their own. */
export const packageEdits: InstructionEdits = (model, instructions, { indent }) => {
  const shells = new ShellReader(model.syntax.text, trackShell(model.stages));
  const step = stepOf(indent);
  return instructions.flatMap((instruction) => {
    const script = shells.read(instruction);
    // Heredoc bodies are left as they are.
    if (script?.form !== 'shell') return [];
    const place = { model, instruction, script, step };
    return packageLists(script).flatMap((list) => onePackagePerLine(place, list));
  });
};

/** Puts `&&` and `||` where the options say. */
export const operatorEdits: InstructionEdits = (model, instructions, options) => {
  const shellAt = trackShell(model.stages);
  const edits = new EditList(model.syntax.text);
  for (const instruction of instructions) {
    // What operators are in other languages, nobody here knows.
    const shell = shellKind(shellAt(instruction));
    if (shell === 'posix') placeOperators(readLines(model, instruction, shell), options, edits);
  }
  return edits.edits;
};

/** Puts the escapes of each instruction in one column. */
export const alignmentEdits: InstructionEdits = (model, instructions, options) => {
  const shellAt = trackShell(model.stages);
  const edits = new EditList(model.syntax.text);
  for (const instruction of instructions) {
    const shell = shellKind(shellAt(instruction));
    alignEscapes(readLines(model, instruction, shell), options, edits);
  }
  return edits.edits;
};
