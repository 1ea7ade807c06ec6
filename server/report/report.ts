import { isSafe } from '../lint/fixes.ts';
import type { Finding, Rule, Severity, TextEdit } from '../rules/rule.ts';
import type { LineMap } from '../syntax/lineMap.ts';

/** What was found in one file; plain data, so that threads can pass it on. */
export interface FileReport {
  /** As the user gave it; `-` for standard input. */
  readonly file: string;
  /** In the order of the text. */
  readonly findings: readonly ReportedFinding[];
  /** What was fixed, and is not among the findings. */
  readonly fixed?: FixedFindings;
}

export interface FixedFindings {
  /** Each as often as it was fixed. */
  readonly codes: readonly string[];
  /** The file is as it was: this is what would be fixed. */
  readonly preview: boolean;
}

/** Where something stands, counted from 1, columns in UTF-16 code units, the end excluded. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface ReportedFinding extends Place {
  readonly code: string;
  readonly aliases: readonly string[];
  readonly severity: Severity;
  readonly message: string;
  readonly fixes: readonly ReportedFix[];
}

export interface ReportedFix {
  readonly title: string;
  /** Keeps the image's meaning, so that `--fix` makes it. */
  readonly safe: boolean;
  readonly edits: readonly ReportedEdit[];
}

export interface ReportedEdit extends Place {
  readonly newText: string;
}

/** The last line that `place` covers some of. */
export function lastLine({ line, endLine, endColumn }: Place): number {
  return endColumn === 1 && endLine > line ? endLine - 1 : endLine;
}

/** Whether `--fix` mends `finding`. */
export function isFixable({ fixes }: ReportedFinding): boolean {
  return fixes.some(({ safe }) => safe);
}

/** What a format knows beside the findings. */
export interface ReportContext {
  /** Escape sequences for colour are welcome. */
  readonly colour: boolean;
  /** Of Longshore. */
  readonly version: string;
  readonly rules: readonly Rule[];
}

/** One way to print findings. One file a format in `report/formats/`, exporting `format`. */
export interface ReportFormat {
  /** What `--format` takes. */
  readonly name: string;
  /** One line for `--help`, without a final period. */
  readonly summary: string;
  /** It tells what fixes edit. */
  readonly needsEdits?: true;
  /** Whoever reads it wants the exit code 0, whatever was found. */
  readonly neverFails?: true;
  /** All of the output, with its last line break. */
  print(reports: readonly FileReport[], context: ReportContext): string;
}

/**
 * `findings` of `file` with lines and columns instead of offsets. `edits`: `leave out` where nobody
 * wants them, which are most of a report.
 */
export function reportOf(
  { file, lines, edits: wanted }: ReportSource,
  findings: readonly Finding[],
): FileReport {
  return {
    file,
    findings: findings.map(({ start, end, code, aliases, severity, message, fixes }) => ({
      ...placeOf(lines, start, end),
      code,
      aliases,
      severity,
      message,
      fixes: fixes.map((fix) => ({
        title: fix.title,
        safe: isSafe(fix),
        edits: wanted === 'leave out' ? [] : fix.edits.map((edit) => editOf(lines, edit)),
      })),
    })),
  };
}

export interface ReportSource {
  readonly file: string;
  readonly lines: LineMap;
  readonly edits: 'keep' | 'leave out';
}

function editOf(lines: LineMap, { start, end, newText }: TextEdit): ReportedEdit {
  return { ...placeOf(lines, start, end), newText };
}

function placeOf(lines: LineMap, startOffset: number, endOffset: number): Place {
  const start = lines.positionAt(startOffset);
  const end = lines.positionAt(endOffset);
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
