import type { Command, ShellScript, ShellWord } from '../../shell/script.ts';
import type { Span } from '../../syntax/nodes.ts';
import type { TextEdit } from '../rule.ts';

/**
 * The simple commands of an instruction's own text, wherever they stand. A text in quotes that a
 * command gives to `sh -c` is not the instruction's own, unless the instruction is nothing but that
 * shell: `["sh", "-c", "…"]`, `<<EOF bash`.
 */
export function ownCommands(script: ShellScript): readonly Command[] {
  const shell = interpreterOf(script);
  return script.commands.filter(
    ({ via }) => via === undefined || (shell !== undefined && via === shell),
  );
}

/** The shell that an instruction consists of, when it names one itself. */
export function interpreterOf({ form, commands }: ShellScript): Command | undefined {
  const [first] = commands;
  if (form === 'exec') return first;
  const readsBody = first?.redirects.some(({ operator }) => operator.startsWith('<<'));
  return form === 'heredoc' && readsBody ? first : undefined;
}

/** The word that names the program `command` runs; `undefined` when it runs none. */
export function programWord({ words, args }: Command): ShellWord | undefined {
  return words[words.length - args.words.length - 1];
}

/** From the program's name to the end of `last`, one of the words behind it. */
export function fromProgram(command: Command, last: ShellWord): Span {
  return { start: programWord(command)?.start ?? command.start, end: last.end };
}

/** Gives `command` one more word, `text` (nothing to quote), behind its word `word`. */
export function insertWord(script: ShellScript, { word, text }: NewWord): TextEdit {
  const isItem = script.form === 'exec' && script.commands[0]?.words.includes(word);
  const newText = isItem ? `, "${text}"` : ` ${text}`;
  return { start: word.end, end: word.end, newText };
}

interface NewWord {
  readonly word: ShellWord;
  readonly text: string;
}
