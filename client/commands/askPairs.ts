import { splitWords } from '../text/words.ts';
import type { CommandUi } from './command.ts';

/**
 * Asks for `name=value` words, as labels and options of drivers are written; none is an answer too.
 * `undefined` when dismissed.
 */
export async function askPairs(
  ui: CommandUi,
  { title, prompt }: { readonly title: string; readonly prompt: string },
): Promise<Readonly<Record<string, string>> | undefined> {
  const line = await ui.input({
    title,
    prompt,
    validate: (value) => {
      const pairs = readPairs(value);
      return typeof pairs === 'string' ? pairs : undefined;
    },
  });
  const pairs = line === undefined ? undefined : readPairs(line);
  return typeof pairs === 'string' ? undefined : pairs;
}

/** The pairs of `a=1 "b=two words"`; a sentence when they are none. */
export function readPairs(line: string): Readonly<Record<string, string>> | string {
  const words = splitWords(line);
  if (typeof words === 'string') {
    return words;
  }
  const bad = words.find((word) => !/^[^=]+=/.test(word));
  return bad === undefined
    ? Object.fromEntries(words.map((word) => [word.split('=', 1)[0], word.replace(/^[^=]+=/, '')]))
    : `"${bad}" is not written as name=value`;
}
