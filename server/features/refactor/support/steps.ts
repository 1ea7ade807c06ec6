import type { Block, Command, ConnectorKind, ShellScript, Step } from '../../../shell/script.ts';
import type { Instruction, Span } from '../../../syntax/nodes.ts';

/** A RUN in shell form whose commands stand on its own lines, behind its flags. */
export function isPlainShell({ heredocs }: Instruction, script: ShellScript): boolean {
  // A comment of the shell swallows what would be written behind it.
  return script.form === 'shell' && heredocs.length === 0 && script.comments.length === 0;
}

/** The operators between the steps of `block`. */
export function connectors({ steps }: Block): ReadonlySet<ConnectorKind> {
  const kinds = new Set<ConnectorKind>();
  for (const { after } of steps) if (after !== undefined) kinds.add(after.kind);
  return kinds;
}

/** Programs that change the shell that runs them, or end it. */
const CHANGERS: ReadonlySet<string> = new Set([
  ...['.', 'alias', 'cd', 'declare', 'eval', 'exec', 'exit', 'export', 'getopts', 'hash', 'let'],
  ...['local', 'mapfile', 'popd', 'pushd', 'read', 'readarray', 'readonly', 'return', 'set'],
  ...['shift', 'shopt', 'source', 'trap', 'typeset', 'ulimit', 'umask', 'unalias', 'unset', 'wait'],
]);

/**
 * Whether commands behind `step` in the same shell may see that it ran: it changes the folder, a
 * variable or an option, defines a function, or runs something that only the shell knows.
 */
export function changesShell(step: Step): boolean {
  if (step.pipes.length > 0) return false;
  return step.commands.some(isChanger) || step.blocks.some(blockChanges);
}

function blockChanges({ kind, steps }: Block): boolean {
  if (kind === 'subshell' || kind === 'substitution' || kind === 'script') return false;
  return kind === 'function' || kind === 'coprocess' || kind === 'loop' || steps.some(changesShell);
}

function isChanger({ words, program, name, assignments }: Command): boolean {
  if (words.length === 0) return assignments.length > 0;
  return name === undefined || program === undefined || CHANGERS.has(program);
}

/** `set -e`, alone or with other options: what fails ends the shell. */
export function stopsAtFailure(step: Step | undefined): boolean {
  const command = step?.commands[0];
  if (command?.program !== 'set' || step?.commands.length !== 1) return false;
  const { args } = command;
  return args.hasFlag('e') || args.hasSequence('-o', 'errexit');
}

/** Whether a SHELL's options make what fails end the shell: `/bin/bash -e -c`. */
export function shellStops(words: readonly string[]): boolean {
  return words.some((word) => /^-[a-z]*e/.test(word) || word === 'errexit');
}

/** Something of `spans` stands between `from` and `to`. */
export function anyWithin(spans: readonly Span[], from: number, to: number): boolean {
  return spans.some(({ start, end }) => from <= start && end <= to);
}
