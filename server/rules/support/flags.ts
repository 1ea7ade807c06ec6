import { readFlagValue } from '../../model/flagValue.ts';
import type { DockerfileModel } from '../../model/model.ts';
import type { Flag, Instruction } from '../../syntax/nodes.ts';

/**
 * The value of `flag` as BuildKit reads it, without quotes and escapes; `undefined` for a flag
 * without `=`.
 */
export function flagText({ value }: Flag, { syntax }: DockerfileModel): string | undefined {
  return value && readFlagValue(value.text, syntax.escape).text;
}

/** The flag of `instruction` that counts: nothing may be given twice. */
export function flagNamed(instruction: Instruction, name: string): Flag | undefined {
  return instruction.flags.find((flag) => flag.name === name);
}

/** BuildKit drops the flags of some instructions unread. */
export function readsFlags({ name, words }: Instruction): boolean {
  if (name === 'ARG' || name === 'STOPSIGNAL') return false;
  return name !== 'HEALTHCHECK' || words[0]?.text.toUpperCase() !== 'NONE';
}
