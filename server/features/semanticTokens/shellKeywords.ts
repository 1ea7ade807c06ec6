import type { Step } from '../../shell/script.ts';
import type { Painter } from './painter.ts';

/**
 * The reserved words of a compound command: they stand between its blocks, each at the beginning or
 * the end of such a gap, and `in` where a `for` or `case` goes on.
 */
export function paintKeywords({ start, end, blocks }: Step, text: string, painter: Painter): void {
  let from = start;
  for (const block of blocks) {
    if (block.kind === 'substitution' || block.kind === 'script') continue;
    if (block.start < from) continue;
    paintGap(text, from, block.start, painter);
    from = block.end;
  }
  if (from > start) paintGap(text, from, end, painter);
}

const WORD =
  /(?<![\w$-])(?:if|then|elif|else|fi|for|while|until|do|done|case|esac|in|select)(?![\w-])/g;
const FIRST = /^[\s;&|\\()]*$/;
const LAST = /^[\s\\]*$/;

function paintGap(text: string, from: number, to: number, painter: Painter): void {
  const gap = text.slice(from, to);
  for (const { 0: word, index } of gap.matchAll(WORD)) {
    const start = from + index;
    const isFirst = FIRST.test(gap.slice(0, index));
    const isLast = LAST.test(gap.slice(index + word.length));
    const isIn = word === 'in' && /^\s*(?:for|case|select)\s+\S+\s+$/.test(gap.slice(0, index));
    if (isFirst || isLast || isIn) painter.paint({ start, end: start + word.length }, 'keyword');
  }
}
