import type { Command, ShellScript, ShellWord } from '../../shell/script.ts';
import type { Span } from '../../syntax/nodes.ts';
import type { TextEdit } from '../rule.ts';

/** The simple commands of an instruction's own text, wherever they stand. */
export function ownCommands(script: ShellScript): readonly Command[] {
  return script.ownCommands;
}

/** The shell that an instruction consists of, when it names one itself. */
export function interpreterOf(script: ShellScript): Command | undefined {
  return script.interpreter;
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
