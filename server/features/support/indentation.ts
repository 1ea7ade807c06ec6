/** One step of indentation. */
export interface Indent {
  /** The width in columns, of a tab too. */
  readonly size: number;
  readonly tabs: boolean;
}

/** The blanks of one step. */
export function stepOf({ size, tabs }: Indent): string {
  return tabs ? '\t' : ' '.repeat(size);
}

/** The width of the blanks in `text`, in columns from the beginning of a line. */
export function widthOf(text: string, { size }: Indent): number {
  let width = 0;
  for (const char of text) width += char === '\t' ? size - (width % size) : 1;
  return width;
}

/** Blanks that are `width` columns wide, from a multiple of the step on. */
export function blanksOf(width: number, { size, tabs }: Indent): string {
  if (!tabs) return ' '.repeat(width);
  return '\t'.repeat(Math.floor(width / size)) + ' '.repeat(width % size);
}
