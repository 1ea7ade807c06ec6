import type { SemanticTokensEdit, SemanticTokensLegend } from 'vscode-languageserver';
import { TOKEN_MODIFIERS, TOKEN_TYPES, type Token } from '../features/semanticTokens/token.ts';
import type { LineMap } from '../syntax/lineMap.ts';

export const LEGEND: SemanticTokensLegend = {
  tokenTypes: [...TOKEN_TYPES],
  tokenModifiers: [...TOKEN_MODIFIERS],
};

/** Numbers of one token. */
const FIVE = 5;

/** Tokens as LSP has them: five numbers each, places relative to the token before, no line breaks. */
export function tokenData(lines: LineMap, tokens: readonly Token[]): number[] {
  const data: number[] = [];
  let lastLine = 0;
  let lastCharacter = 0;
  for (const { start, end, type, modifiers } of tokens) {
    const typeNumber = TOKEN_TYPES.indexOf(type);
    const bits = modifiers.reduce((sum, one) => sum | (1 << TOKEN_MODIFIERS.indexOf(one)), 0);
    for (let line = lines.lineAt(start), at = start; at < end; line++, at = lines.startOf(line)) {
      const length = Math.min(end, lines.endOf(line)) - at;
      if (length > 0) {
        const character = at - lines.startOf(line);
        const sameLine = line === lastLine;
        data.push(line - lastLine, sameLine ? character - lastCharacter : character);
        data.push(length, typeNumber, bits);
        lastLine = line;
        lastCharacter = character;
      }
      if (line + 1 >= lines.lineCount) break;
    }
  }
  return data;
}

/** The one edit that makes `after` of `before`; none when they are equal. */
export function tokenEdits(
  before: readonly number[],
  after: readonly number[],
): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  head -= head % FIVE;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  tail -= tail % FIVE;
  const deleteCount = before.length - head - tail;
  const data = after.slice(head, after.length - tail);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start: head, deleteCount, data }];
}
