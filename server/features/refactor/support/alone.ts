import { parseBash } from '../../../shell/bash.ts';
import { shellOf } from '../../../shell/read.ts';
import type { ShellScript } from '../../../shell/script.ts';
import type { Instruction, SyntaxTree } from '../../../syntax/nodes.ts';
import { parse } from '../../../syntax/parse.ts';

/** A text read as one instruction. */
export interface Alone {
  readonly instruction: Instruction;
  /** As a POSIX shell would read it. */
  readonly script: ShellScript | undefined;
  readonly text: string;
}

/** Reads `text` as the file of `syntax` would; `undefined` unless it is one instruction, all right. */
export function readAlone({ escape: escapeChar }: SyntaxTree, text: string): Alone | undefined {
  const whole = `# escape=${escapeChar}\n${text}`;
  const { instructions, problems } = parse(whole);
  const [instruction, ...others] = instructions;
  if (instruction === undefined || others.length > 0 || problems.length > 0) return undefined;
  const script = shellOf(instruction, { text: whole, kind: 'posix', parse: parseBash });
  return { instruction, script, text: whole };
}
