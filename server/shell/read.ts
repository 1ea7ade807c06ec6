import { readJsonArray } from '../syntax/jsonArray.ts';
import type { Heredoc, Instruction, Word } from '../syntax/nodes.ts';
import type { BashText } from './bash.ts';
import { ScriptBuilder } from './build.ts';
import { BuiltScript } from './builtScript.ts';
import { ExecCommand } from './command.ts';
import type { ShellKind, ShellScript } from './script.ts';
import { kindOfProgram, programName, readsInput, shebangKind } from './shells.ts';
import { heredocText, type SourceText, slice } from './sourceText.ts';
import { ParsedBlock, ParsedStep } from './structure.ts';
import { ItemWord } from './word.ts';

export interface ShellContext {
  /** The document's text. */
  readonly text: string;
  /** The language of the SHELL in force, as `shellKind` gives it. */
  readonly kind: ShellKind;
  /** `parseBash`, or something that remembers what it said. */
  readonly parse: (text: string) => BashText;
}

/** Whether `instruction` runs something, so that `shellOf` has an answer. */
export function isRunning(instruction: Instruction): boolean {
  const { name, trigger } = instruction;
  switch (name) {
    case 'ONBUILD':
      return trigger !== undefined && isRunning(trigger);
    case 'HEALTHCHECK':
      return checkCommand(instruction) !== undefined;
    default:
      return name === 'RUN' || name === 'CMD' || name === 'ENTRYPOINT';
  }
}

/** The first word of what a HEALTHCHECK runs. */
function checkCommand({ words: [keyword, first] }: Instruction): Word | undefined {
  return keyword?.text.toUpperCase() === 'CMD' ? first : undefined;
}

/**
 * What `instruction` (a RUN, CMD, ENTRYPOINT, HEALTHCHECK, or what ONBUILD triggers) runs;
 * `undefined` for an instruction that runs nothing.
 */
export function shellOf(instruction: Instruction, context: ShellContext): ShellScript | undefined {
  switch (instruction.name) {
    case 'ONBUILD':
      return instruction.trigger && shellOf(instruction.trigger, context);
    case 'RUN':
      if (instruction.json) return execForm(instruction, instruction.argsIndex, context);
      if (instruction.heredocs.length > 0) return heredocForm(instruction, context);
      return shellForm(instruction, instruction.argsIndex, context);
    case 'CMD':
    case 'ENTRYPOINT':
      if (instruction.json) return execForm(instruction, instruction.argsIndex, context);
      return shellForm(instruction, instruction.argsIndex, context);
    case 'HEALTHCHECK': {
      const first = checkCommand(instruction);
      if (!first) return undefined;
      if (instruction.json) return execForm(instruction, first.index, context);
      return shellForm(instruction, first.index, context);
    }
    default:
      return undefined;
  }
}

function shellForm(instruction: Instruction, from: number, context: ShellContext): ShellScript {
  const source = slice(instruction.body, from);
  const { kind } = context;
  return kind === 'posix' ? scriptOf('shell', source, context) : unread(kind, 'shell', source);
}

function execForm(instruction: Instruction, from: number, context: ShellContext): ShellScript {
  const { body } = instruction;
  const array = readJsonArray(body.value, from, body.value.length);
  const source = slice(body, from);
  const [program] = array?.items ?? [];
  const kind = kindOfProgram(programName(program?.value ?? ''));
  if (kind === 'powershell' || kind === 'cmd') return unread(kind, 'exec', source);
  const builder = new ScriptBuilder(context.parse);
  const block = emptyBlock(source);
  if (array && program) {
    const words = array.items.map((item) => new ItemWord(body, item.value, item.from, item.to));
    const step = new ParsedStep(block, 0, source.value.length);
    const raw = body.value.slice(array.from, array.to);
    builder.addCommand(new ExecCommand(step, raw, body.span(array.from, array.to), words), step);
  }
  return new BuiltScript('posix', 'exec', block, builder);
}

/** `RUN <<EOF` runs the body, any other line gets the bodies as a shell's heredocs. */
function heredocForm(instruction: Instruction, context: ShellContext): ShellScript {
  const { heredocs } = instruction;
  const line = slice(instruction.body, instruction.argsIndex);
  const [first] = heredocs;
  if (first && isAlone(first, line)) {
    const source = bodyOf(first, context);
    const kind = shebangKind(source.value) ?? context.kind;
    return kind === 'posix'
      ? scriptOf('heredoc', source, context)
      : unread(kind, 'heredoc', source);
  }
  const { kind } = context;
  if (kind !== 'posix') return unread(kind, 'shell', line);
  const builder = new ScriptBuilder(context.parse);
  const block = builder.addText(line);
  const isInterpreterOnly = line.value.startsWith('<<') && builder.commands.length === 1;
  for (const command of [...builder.commands]) {
    const { program, args } = command.innermost;
    const heredoc = heredocs.findLast((one) => command.redirects.some((at) => isOf(one, at.start)));
    if (!heredoc || program === undefined || !readsInput(programName(program), args.words))
      continue;
    const language = kindOfProgram(programName(program)) ?? 'posix';
    if (language === 'posix') builder.addGiven(bodyOf(heredoc, context), command);
    else if (isInterpreterOnly) return unread(language, 'heredoc', bodyOf(heredoc, context));
  }
  return new BuiltScript('posix', isInterpreterOnly ? 'heredoc' : 'shell', block, builder);
}

function scriptOf(
  form: ShellScript['form'],
  source: SourceText,
  context: ShellContext,
): ShellScript {
  const builder = new ScriptBuilder(context.parse);
  const block = builder.addText(source);
  return new BuiltScript('posix', form, block, builder);
}

/** Stands for what `instruction` runs when that is nothing. */
export function noScript({ body, argsIndex }: Instruction): ShellScript {
  return unread('other', 'shell', slice(body, argsIndex));
}

/** A text in a language we leave alone. */
function unread(kind: ShellKind, form: ShellScript['form'], source: SourceText): ShellScript {
  return new BuiltScript(kind, form, emptyBlock(source), new ScriptBuilder(readNothing));
}

function readNothing(): BashText {
  return { script: undefined, problem: undefined };
}

function emptyBlock(source: SourceText): ParsedBlock {
  return new ParsedBlock({ source, from: 0, to: source.value.length }, 'script', undefined);
}

function isAlone(heredoc: Heredoc, line: SourceText): boolean {
  const span = line.span(0, line.value.trimEnd().length);
  return span.start === heredoc.opener.start && span.end === heredoc.opener.end;
}

function isOf(heredoc: Heredoc, offset: number): boolean {
  return heredoc.opener.start <= offset && offset < heredoc.opener.end;
}

function bodyOf(heredoc: Heredoc, { text }: ShellContext): SourceText {
  return heredocText(text, heredoc.body, heredoc.stripTabs);
}
