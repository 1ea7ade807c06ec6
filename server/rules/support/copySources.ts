import { unquote } from '../../model/expand.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';

/** What `COPY --from` names. */
export interface CopySource extends Span {
  /** Quotes resolved; not empty. */
  readonly name: string;
}

/** The stage or image that a COPY instruction takes files from; `undefined` for the build context. */
export function copySource(instruction: Instruction): CopySource | undefined {
  if (instruction.name !== 'COPY') return undefined;
  const value = instruction.flags.find(({ name }) => name === 'from')?.value;
  const name = value && unquote(value.text, FLAG);
  if (!name) return undefined;
  return { start: value.start, end: value.end, name };
}

/** The number that `name` is of a stage; `undefined` for any other name. */
export function stageNumber(name: string): number | undefined {
  return /^\d+$/.test(name) ? Number(name) : undefined;
}

const FLAG = { quotes: true, escape: '\\', shell: false };
