import { isScalar } from 'yaml';
import type { FormatOptions } from '../../features/formatting/options.ts';
import type { Indent } from '../../features/support/indentation.ts';
import { choice, count, flag, record, type ValueKind } from './values.ts';

/** What is said about the layout of Dockerfiles; all else is as it is without. */
export type FormatConfig = Partial<Omit<FormatOptions, 'trimTrailingBlanks'>>;

const WIDEST = 16;
/** As many blank lines as anybody may want. */
const MANY = 100;

const width = count(1, WIDEST);

/** A tab is as wide as four blanks where widths are compared. */
const indent: ValueKind<Indent> = {
  schema: (known) => ({ anyOf: [{ enum: ['tab'] }, width.schema(known)] }),
  read(node, reader) {
    const value = isScalar(node) ? node.value : undefined;
    if (value === 'tab') return { size: 4, tabs: true };
    const isWidth = typeof value === 'number' && Number.isInteger(value);
    if (isWidth && 1 <= value && value <= WIDEST) return { size: value, tabs: false };
    return reader.refuse(node, `must be tab, or a number of blanks from 1 to ${WIDEST}`);
  },
};

/** `format` in `longshore.yaml`. */
export const format: ValueKind<FormatConfig> = record<Required<FormatConfig>>(
  'must say how Dockerfiles are laid out',
  {
    keywordCase: {
      description: 'The case of keywords: `upper` (unless told), `lower`, `keep`.',
      kind: choice({ upper: 'upper', lower: 'lower', keep: 'keep' } as const),
    },
    indent: {
      description:
        'How far continuations are indented: a number of blanks, or `tab`. Unless told: what the editor or `.editorconfig` says, then what the file does.',
      kind: indent,
    },
    maxBlankLines: {
      description: 'How many blank lines may follow each other (1 unless told).',
      kind: count(0, MANY),
    },
    minBlankLinesBetweenStages: {
      description: 'How many blank lines stand before every stage but the first (0 unless told).',
      kind: count(0, MANY),
    },
    maxBlankLinesBetweenStages: {
      description:
        'How many blank lines may stand before every stage but the first (2 unless told).',
      kind: count(0, MANY),
    },
    operators: {
      description:
        'Where `&&` and `||` stand when a line is broken at them: `keep` (unless told), `lineStart`, `lineEnd`.',
      kind: choice({ keep: 'keep', lineStart: 'lineStart', lineEnd: 'lineEnd' } as const),
    },
    onePackagePerLine: {
      description: 'Packages that are installed by name get a line each.',
      kind: flag,
    },
    continuationMarks: {
      description:
        'What stands before the `\\` at the end of a line: one `space` (unless told), blanks that `align` all of an instruction, or `keep`.',
      kind: choice({ space: 'space', align: 'align', keep: 'keep' } as const),
    },
    removeEmptyContinuations: {
      description: 'Empty lines between continuations are taken out.',
      kind: flag,
    },
    finalNewline: {
      description: 'The file ends with one line break (it does unless told).',
      kind: flag,
    },
  },
);
