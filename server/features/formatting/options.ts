import type { Indent } from '../support/indentation.ts';

/** How Dockerfiles are laid out. */
export interface FormatOptions {
  readonly keywordCase: 'upper' | 'lower' | 'keep';
  /** What one step of indentation is. */
  readonly indent: Indent;
  /** How many blank lines may follow each other. */
  readonly maxBlankLines: number;
  /** How many blank lines stand before a stage that isn't the first: at least, and at most. */
  readonly minBlankLinesBetweenStages: number;
  readonly maxBlankLinesBetweenStages: number;
  /** Where `&&` and `||` stand when a line ends at them. */
  readonly operators: 'keep' | 'lineStart' | 'lineEnd';
  /** Packages that are installed by name get a line each. */
  readonly onePackagePerLine: boolean;
  /** What stands before the escape at a line's end: one blank, blanks up to one column, or as it is. */
  readonly continuationMarks: 'space' | 'align' | 'keep';
  /** Empty lines between continuations go. */
  readonly removeEmptyContinuations: boolean;
  /** The text ends with one line break. */
  readonly finalNewline: boolean;
  /** Blanks at the ends of lines go. */
  readonly trimTrailingBlanks: boolean;
}

/** Without any setting. */
export const defaultFormat: FormatOptions = {
  keywordCase: 'upper',
  indent: { size: 4, tabs: false },
  maxBlankLines: 1,
  minBlankLinesBetweenStages: 0,
  maxBlankLinesBetweenStages: 2,
  operators: 'keep',
  onePackagePerLine: false,
  continuationMarks: 'space',
  removeEmptyContinuations: false,
  finalNewline: true,
  trimTrailingBlanks: true,
};
