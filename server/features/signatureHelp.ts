import type { DockerfileModel } from '../model/model.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { activeIn } from './signatureHelp/active.ts';
import { mountActive, mountSignature } from './signatureHelp/mount.ts';
import { type Signature, signaturesOf } from './signatureHelp/signatures.ts';
import { lastFrom } from './support/spans.ts';

export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  /** Which of them is being written. */
  readonly active: number;
  /** Which of its parameters. */
  readonly parameter: number;
}

/**
 * How the instruction at `offset` goes on, where that helps: in the arguments of FROM, COPY, ADD,
 * HEALTHCHECK, ARG, ENV and EXPOSE, and in `RUN --mount=`. Never inside a command, where it would
 * only cover what is written.
 */
export function signatureHelp(model: DockerfileModel, offset: number): SignatureHelp | undefined {
  const instruction = writtenAt(model, offset);
  if (instruction === undefined) return undefined;
  if (instruction.name === 'RUN') return mountHelp(instruction, offset);
  const signatures = signaturesOf(instruction.name);
  const typed = model.syntax.text.slice(
    Math.max(instruction.keyword.end, offset - LONGEST),
    offset,
  );
  const found = signatures && activeIn(instruction, offset, typed);
  return found && { signatures, ...found };
}

/** No flag is longer. */
const LONGEST = 40;

/** The instruction, or what it triggers, whose arguments `offset` is in. */
function writtenAt(model: DockerfileModel, offset: number): Instruction | undefined {
  let instruction = model.instructionAt(offset);
  while (instruction?.trigger && instruction.trigger.keyword.end < offset) {
    instruction = instruction.trigger;
  }
  if (instruction === undefined || offset <= instruction.keyword.end) return undefined;
  const { lines, syntax } = model;
  const comment = lastFrom(syntax.comments, offset, ({ start }) => start);
  if (comment && lines.lineAt(comment.start) === lines.lineAt(offset)) return undefined;
  const [heredoc] = instruction.heredocs;
  const isInBody = heredoc && lines.lineAt(offset) >= lines.lineAt(heredoc.body.start);
  return isInBody ? undefined : instruction;
}

function mountHelp(instruction: Instruction, offset: number): SignatureHelp | undefined {
  const found = mountActive(instruction, offset);
  if (found === undefined) return undefined;
  const { type, key } = found;
  const { signature, keys } = mountSignature(type);
  return { signatures: [signature], active: 0, parameter: Math.max(0, keys.indexOf(key)) };
}
