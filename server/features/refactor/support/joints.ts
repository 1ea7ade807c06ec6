import type { Step } from '../../../shell/script.ts';
import type { RefactorContext } from '../refactor.ts';

/** How commands that follow each other are laid out on lines of their own. */
export interface Joint {
  /** Where `&&` stands. */
  readonly operatorAt: 'lineStart' | 'lineEnd';
  /** The end of a line that goes on: a blank, the escape and the line break. */
  readonly lineEnd: string;
  /** What the lines of commands begin with. */
  readonly indent: string;
}

/**
 * As the steps that are there have it: where `&&` stands, and how far in. Otherwise at the end of a
 * line, and one step in.
 */
export function jointLike(context: RefactorContext, steps: readonly Step[]): Joint {
  const { text, escape: escapeChar } = context.model.syntax;
  const lineEnd = ` ${escapeChar}${context.lineBreak}`;
  for (const step of steps) {
    const { before } = step;
    if (before === undefined) continue;
    const atStart = blanksBefore(text, before.start);
    if (atStart !== undefined) return { operatorAt: 'lineStart', lineEnd, indent: atStart };
    const atEnd = blanksBefore(text, step.start);
    if (atEnd !== undefined) return { operatorAt: 'lineEnd', lineEnd, indent: atEnd };
  }
  return { operatorAt: 'lineEnd', lineEnd, indent: context.step };
}

/** The blanks that a line begins with, when nothing else stands before `offset` on it. */
export function blanksBefore(text: string, offset: number): string | undefined {
  let start = offset;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  return start === 0 || /[\r\n]/.test(text.charAt(start - 1))
    ? text.slice(start, offset)
    : undefined;
}
