import type { Finding } from '../rules/rule.ts';
import type { LineMap } from '../syntax/lineMap.ts';

/** What was found in one file. */
export interface FileReport {
  /** As the user gave it; `-` for standard input. */
  readonly file: string;
  readonly lines: LineMap;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
}

export interface ReportStyle {
  /** Escape sequences for colour are welcome. */
  readonly colour: boolean;
}

/** One way to print findings. One file a format in `report/formats/`, exporting `format`. */
export interface ReportFormat {
  /** What `--format` takes. */
  readonly name: string;
  /** One line for `--help`, without a final period. */
  readonly summary: string;
  /** All of the output, with its last line break. */
  print(reports: readonly FileReport[], style: ReportStyle): string;
}

/** Where a finding stands, counted from 1, columns in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The place of a finding in its file. */
export function placeOf({ lines }: FileReport, finding: Finding): Place {
  const start = lines.positionAt(finding.start);
  const end = lines.positionAt(finding.end);
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
