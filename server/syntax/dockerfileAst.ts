import { DockerfileParser } from 'dockerfile-ast';
import { type Slice, splitAtBlanks } from './split.ts';

/** An instruction's joined lines and where its keyword ends and its arguments begin. */
export interface PlainLine {
  readonly value: string;
  readonly keyword: Slice;
  readonly argsFrom: number;
}

/**
 * The blank-separated words behind the flags of each line, in indexes of that line.
 *
 * This is the one place that calls dockerfile-ast. What it sees is masked, so that none of its
 * special cases can run: a keyword it doesn't know, no escapes, one line an instruction. All lines
 * go in one call because every call has a fixed cost. Whatever it throws, and any line whose
 * instruction isn't where we put it, is read by ourselves instead: the answer is the same.
 */
export function readPlainWords(lines: readonly PlainLine[]): readonly (readonly Slice[])[] {
  const read = askParser(lines);
  return lines.map(
    (line, index) => read?.[index] ?? splitAtBlanks(line.value, line.argsFrom, line.value.length),
  );
}

function askParser(
  lines: readonly PlainLine[],
): readonly (readonly Slice[] | undefined)[] | undefined {
  if (lines.length === 0) return undefined;
  try {
    const instructions = DockerfileParser.parse(lines.map(mask).join('\n')).getInstructions();
    if (instructions.length !== lines.length) return undefined;
    return lines.map((_, index) => {
      const instruction = instructions[index];
      if (instruction?.getInstructionRange().start.line !== index) return undefined;
      const words: Slice[] = [];
      for (const argument of instruction.getArguments()) {
        const { start, end } = argument.getRange();
        if (start.line !== index || end.line !== index) return undefined;
        words.push({ from: start.character, to: end.character });
      }
      return words;
    });
  } catch {
    return undefined;
  }
}

const MEANINGFUL = /[\\`#]/g;
const OTHER_BLANKS = /[\v\f\r\n]/g;

/** The same line, as long and blank at the same places, without anything the parser acts on. */
function mask({ value, keyword, argsFrom }: PlainLine): string {
  return (
    ' '.repeat(keyword.from) +
    'X'.repeat(keyword.to - keyword.from) +
    // White space that does not part words for the parser may stand before them, and flags do.
    ' '.repeat(argsFrom - keyword.to) +
    value.slice(argsFrom).replace(MEANINGFUL, 'x').replace(OTHER_BLANKS, ' ')
  );
}
