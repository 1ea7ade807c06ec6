/** The marks in the texts of examples: `[|…|]` around what is wrong. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface LabelledRange extends Range {
  readonly label: string;
}

/** The text without its `[|…|]`, and what they held. Throws when they don't pair up. */
export function readRanges(marked: string): {
  readonly text: string;
  readonly ranges: readonly Range[];
} {
  const ranges: { start: number; end: number }[] = [];
  const open: { start: number; end: number }[] = [];
  let text = '';
  for (const piece of marked.split(/(\[\||\|\])/)) {
    if (piece === '[|') {
      const range = { start: text.length, end: -1 };
      ranges.push(range);
      open.push(range);
    } else if (piece === '|]') {
      const range = open.pop();
      if (range === undefined) throw new Error(`A |] has no [| before it: ${marked}`);
      range.end = text.length;
    } else {
      text += piece;
    }
  }
  if (open.length > 0) throw new Error(`A [| has no |] behind it: ${marked}`);
  return { text, ranges };
}

/** `text` with every range underlined on the line below and its label behind. */
export function drawUnderlines(text: string, ranges: readonly LabelledRange[]): string {
  let drawn = '';
  let start = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const content = line.replace(/\r?\n$/, '');
    const end = start + content.length;
    drawn += line;
    for (const range of ranges) {
      const from = Math.max(range.start, start);
      const to = Math.min(range.end, end);
      const touches = from < to || (range.start === range.end && from === to);
      if (!touches) continue;
      if (!drawn.endsWith('\n')) drawn += '\n';
      const label = range.end <= end ? ` ${range.label}` : '';
      const tildes = '~'.repeat(Math.max(1, to - from));
      drawn += `${' '.repeat(from - start)}${tildes}${label}`.trimEnd();
      drawn += '\n';
    }
    start += line.length;
  }
  return drawn;
}
