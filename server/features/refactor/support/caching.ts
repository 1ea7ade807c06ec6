import { PACKAGE_MANAGERS } from '../../../facts/packageManagers.ts';
import type { TextEdit } from '../../../rules/rule.ts';
import { insertWord } from '../../../rules/support/commands.ts';
import type { Command, ShellWord, Step } from '../../../shell/script.ts';
import type { RefactorContext } from '../refactor.ts';
import type { CacheUse } from './cacheMounts.ts';
import type { SelectedScript } from './selection.ts';
import { anyWithin } from './steps.ts';

/** Lets the commands of a use keep their cache: no flags against it, no commands that empty it. */
export function cachingEdits(
  context: RefactorContext,
  found: SelectedScript,
  use: CacheUse,
): readonly TextEdit[] {
  const { text } = context.model.syntax;
  const { fact, commands } = use;
  const dropped = commands.flatMap(({ words }) =>
    words.flatMap((word, n) => {
      const isAgainst = fact.against?.includes(word.text) ?? false;
      return isAgainst ? [wordDeletion(text, found, words, n)] : [];
    }),
  );
  const added = commands.flatMap((command) => addedWords(found, use, command));
  const emptied = found.script.body.steps.filter((step) => empties(step, use));
  return [...added, ...dropped, ...emptied.flatMap((step) => stepDeletion(found, step))];
}

/** Deletes a word with the blanks before it, or its line when nothing else stands there. */
function wordDeletion(
  text: string,
  { owner }: SelectedScript,
  words: readonly ShellWord[],
  n: number,
): TextEdit {
  const word = words[n];
  const before = words[n - 1]?.end ?? word?.start ?? 0;
  const end = word?.end ?? before;
  const isOnLine = /^[ \t]*$/.test(text.slice(before, word?.start));
  const next = words[n + 1]?.start;
  if (isOnLine || next === undefined || word === undefined)
    return { start: before, end, newText: '' };
  const hasComment = anyWithin(owner.innerComments, word.start, next);
  return { start: word.start, end: hasComment ? end : next, newText: '' };
}

function addedWords(
  { script }: SelectedScript,
  { fact, program }: CacheUse,
  { innermost: { args } }: Command,
): readonly TextEdit[] {
  const [word] = args.positional(PACKAGE_MANAGERS.get(program)?.valueFlags);
  const missing = (fact.needs ?? []).filter((need) => {
    const [name = need] = need.split('=', 1);
    return !args.words.some(
      ({ text }) => text === need || (name !== '--setopt' && text.startsWith(name)),
    );
  });
  if (word === undefined || missing.length === 0) return [];
  return [insertWord(script, { word, text: missing.join(' ') })];
}

/** Nothing but a command that empties what is mounted now. */
function empties({ commands, blocks, pipes, negated }: Step, { fact, mounts }: CacheUse): boolean {
  const [command, ...others] = commands;
  if (command === undefined || others.length + blocks.length + pipes.length > 0 || negated)
    return false;
  const { program, args } = command.innermost;
  if (program === undefined) return false;
  const texts = args.words.map(({ text }) => text);
  if (fact.programs.includes(program)) {
    return fact.cleans?.some((words) => words.join(' ') === texts.join(' ')) ?? false;
  }
  const paths = program === 'rm' ? args.positional() : [];
  const isMounted = ({ text }: ShellWord) =>
    mounts.some(({ target }) => text.startsWith(`${target}/`));
  return paths.length > 0 && paths.every(isMounted);
}

/** With the operator before it; not the first command, and nothing with a comment. */
function stepDeletion({ owner }: SelectedScript, step: Step): readonly TextEdit[] {
  const { before, after, block, index } = step;
  const previous = block.steps[index - 1];
  if (previous === undefined || before === undefined || before.kind === '||') return [];
  if (after !== undefined && after.kind !== before.kind) return [];
  const start = previous.end;
  if (anyWithin(owner.innerComments, start, step.end)) return [];
  return [{ start, end: step.end, newText: '' }];
}
