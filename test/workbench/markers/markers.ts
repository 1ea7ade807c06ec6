import type { LabelledRange, Range } from '../../../server/rules/support/marks.ts';

/**
 * Positions drawn into the text of a test, so that nobody counts columns.
 *
 * | Mark | Means | Read by |
 * |---|---|---|
 * | `<|>` | the cursor | `readCursor` |
 * | `[|text|]` | a range, in the order they begin; they may nest | `readRanges` of the rules |
 * | `~~~ label` on the line below | a range on one line, with a label | `readUnderlines` |
 * | `//- /path` on a line of its own | the file `/path` begins on the next line | `readFiles` |
 *
 * `drawRanges` and `drawUnderlines` go the other way, so that a failure shows a picture too. What
 * reads and draws the marks in rules' examples is the server's own: `server/rules/support/marks.ts`.
 *
 * ```ts
 * const { text, offset } = readCursor('FRO<|>');          // 'FRO', 3
 * const { text, ranges } = readRanges('FROM [|node|]\n'); // 'FROM node\n', [{ start: 5, end: 9 }]
 * ```
 *
 * Marks that don't pair up throw: a test with a slip in it must not pass.
 */

/** The text without its one `<|>`, and where that stood. Throws unless there is exactly one. */
export function readCursor(marked: string): { readonly text: string; readonly offset: number } {
  const parts = marked.split('<|>');
  const [before = '', after = ''] = parts;
  if (parts.length !== 2) throw new Error(`Expected one <|>, found ${parts.length - 1}: ${marked}`);
  return { text: before + after, offset: before.length };
}

/** `text` with `[|…|]` around every range. */
export function drawRanges(text: string, ranges: readonly Range[]): string {
  const marks = ranges.flatMap(({ start, end }, index) => [
    { at: start, order: index + 1, mark: '[|' },
    { at: end, order: start === end ? index + 1.5 : -index, mark: '|]' },
  ]);
  marks.sort((a, b) => a.at - b.at || a.order - b.order);
  let drawn = '';
  let at = 0;
  for (const mark of marks) {
    drawn += text.slice(at, mark.at) + mark.mark;
    at = mark.at;
  }
  return drawn + text.slice(at);
}

/**
 * The text without its underlines, and what they pointed at on the line above. Several under one
 * line stand on lines of their own, one below the other.
 */
export function readUnderlines(marked: string): {
  readonly text: string;
  readonly ranges: readonly LabelledRange[];
} {
  const ranges: LabelledRange[] = [];
  let text = '';
  let lineStart = 0;
  for (const line of marked.split(/(?<=\n)/)) {
    const underline = /^(?<indent> *)(?<tildes>~+)(?: (?<label>.*?))?\r?\n?$/.exec(line)?.groups;
    if (underline === undefined) {
      lineStart = text.length;
      text += line;
      continue;
    }
    const start = lineStart + (underline.indent ?? '').length;
    const end = start + (underline.tildes ?? '').length;
    if (end > text.length) throw new Error(`An underline points at nothing: ${line}`);
    ranges.push({ start, end, label: underline.label ?? '' });
  }
  return { text, ranges };
}

/**
 * Files by path, each from its `//- /path` line to the next. Throws on text before the first and
 * on a path that comes twice.
 */
export function readFiles(marked: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const [before = '', ...parts] = marked.split(/^\/\/- (?=\/)/m);
  if (before.trim() !== '') throw new Error(`Text before the first //- line: ${before}`);
  for (const part of parts) {
    const [path = '', ...lines] = part.split('\n');
    if (files.has(path.trim())) throw new Error(`The file ${path.trim()} comes twice`);
    files.set(path.trim(), lines.join('\n'));
  }
  return files;
}
