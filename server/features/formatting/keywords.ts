import { instructionFact } from '../../facts/instructions.ts';
import type { Instruction, Word } from '../../syntax/nodes.ts';
import type { EditList } from './edits.ts';
import type { FormatOptions } from './options.ts';

/** Writes keywords in one case: those of instructions, AS in FROM, CMD and NONE in HEALTHCHECK. */
export function caseKeywords(
  text: string,
  instruction: Instruction,
  keywordCase: FormatOptions['keywordCase'],
  edits: EditList,
): void {
  if (keywordCase === 'keep') return;
  for (let at: Instruction | undefined = instruction; at !== undefined; at = at.trigger) {
    for (const word of keywordsOf(at)) {
      // A continuation may stand in the middle of it.
      if (text.slice(word.start, word.end) !== word.text) continue;
      const written = keywordCase === 'upper' ? word.text.toUpperCase() : word.text.toLowerCase();
      edits.replace(word, written);
    }
  }
}

function keywordsOf({ name, keyword, words }: Instruction): readonly Word[] {
  if (instructionFact(name) === undefined) return [];
  const [first, second] = words;
  if (name === 'FROM' && second && /^as$/i.test(second.text)) return [keyword, second];
  const isType = name === 'HEALTHCHECK' && first && /^(?:cmd|none)$/i.test(first.text);
  return isType ? [keyword, first] : [keyword];
}
