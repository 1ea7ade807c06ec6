/**
 * The words of a command line: parted by blanks, held together by quotes, a backslash before a
 * character keeps it as it is (inside of double quotes only before `"` and `\`). Nothing is
 * expanded. A sentence when a quote is never closed.
 */
export function splitWords(line: string): readonly string[] | string {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    const next = line.charAt(at + 1);
    if (quote !== undefined) {
      if (character === quote) {
        quote = undefined;
      } else if (character === '\\' && quote === '"' && (next === '"' || next === '\\')) {
        word += next;
        at++;
      } else {
        word += character;
      }
    } else if (character === "'" || character === '"') {
      quote = character;
      word ??= '';
    } else if (/\s/.test(character)) {
      if (word !== undefined) {
        words.push(word);
      }
      word = undefined;
    } else if (character === '\\' && next !== '') {
      word = (word ?? '') + next;
      at++;
    } else {
      word = (word ?? '') + character;
    }
  }
  if (quote !== undefined) {
    return `The quote ${quote} is never closed`;
  }
  return word === undefined ? words : [...words, word];
}
