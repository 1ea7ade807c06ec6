/** What must be known to show the page again. */
export interface LogsState {
  /** The Engine's id. */
  readonly engine: string;
  /** The page's title. */
  readonly name: string;
  readonly containers: readonly LogContainer[];
  /** All containers with something in common, also those to come. */
  readonly group?: { readonly groupBy: string; readonly name: string };
}

export interface LogContainer {
  readonly id: string;
  readonly name: string;
}

/** What of the past is read. */
export type LogRangeId = 'some' | '10000' | 'all' | '15m' | '1h' | '24h';

/** What lines are looked for. */
export interface LineQuery {
  /** Empty for every line. */
  readonly text: string;
  readonly isRegex: boolean;
  readonly matchCase: boolean;
}

export const NO_QUERY: LineQuery = { text: '', isRegex: false, matchCase: false };

export interface LineFilter {
  readonly query: LineQuery;
  readonly stdout: boolean;
  readonly stderr: boolean;
  /** Names of containers whose lines are not shown. */
  readonly hidden: readonly string[];
}

export const NO_FILTER: LineFilter = { query: NO_QUERY, stdout: true, stderr: true, hidden: [] };

/** How lines look. */
export interface LineLooks {
  readonly timestamps: boolean;
  readonly wrap: boolean;
}

export interface LogSourceView {
  readonly name: string;
  readonly state: 'reading' | 'following' | 'stopped' | 'gone' | 'failed';
}

export interface LogRow {
  readonly row: number;
  readonly kind: 'stdout' | 'stderr' | 'note';
  /** Its place among the sources. */
  readonly source: number;
  readonly seconds: number;
  readonly nanos: number;
  /** As the container wrote it, with what has to stand before it. */
  readonly text: string;
  /** How many characters there are that `text` lacks. */
  readonly more: number;
  /** What was filtered for and what was found in it: from, to, as places in what can be read. */
  readonly filtered: readonly (readonly [number, number])[];
  readonly found: readonly (readonly [number, number])[];
}

/** To the page. */
export type LogsOut =
  /** All but the lines. */
  | {
      readonly type: 'view';
      readonly sources: readonly LogSourceView[];
      /** What there is to say of the whole, such as that the Engine is gone. */
      readonly status: string;
      readonly ranges: readonly { readonly id: LogRangeId; readonly label: string }[];
      readonly range: LogRangeId;
      readonly paused: boolean;
      readonly filter: LineFilter;
      readonly filterProblem: string;
      readonly find: LineQuery;
      readonly findProblem: string;
      readonly looks: LineLooks;
      /** The row at the top when the page was last seen; left out when it followed the end. */
      readonly top?: number;
    }
  /** Which rows there are now: from `first` to before `end`. Rows of another `epoch` are others. */
  | {
      readonly type: 'extent';
      readonly epoch: number;
      readonly first: number;
      readonly end: number;
      /** More may be found: not all lines have been looked at. */
      readonly looking: boolean;
      /** How many rows the search found; left out without a search. */
      readonly found?: number;
    }
  | { readonly type: 'rows'; readonly epoch: number; readonly rows: readonly LogRow[] }
  /** Where a step of the search led: the row, and which of those found it is, from 1. */
  | { readonly type: 'step'; readonly row: number; readonly index: number };

/** From the page. */
export type LogsIn =
  | { readonly type: 'ready' }
  /** Rows from `from` to before `to` are to be drawn. */
  | {
      readonly type: 'rows';
      readonly epoch: number;
      readonly from: number;
      readonly to: number;
      /** The row at the top; left out while the page follows the end. */
      readonly top?: number;
    }
  | { readonly type: 'filter'; readonly filter: LineFilter }
  | { readonly type: 'find'; readonly query: LineQuery }
  /** The next row that was found, from one on. */
  | { readonly type: 'step'; readonly from: number; readonly forward: boolean }
  | { readonly type: 'range'; readonly range: LogRangeId }
  | { readonly type: 'looks'; readonly looks: LineLooks }
  | { readonly type: 'pause'; readonly paused: boolean }
  | { readonly type: 'clear' }
  | { readonly type: 'save' }
  /** Puts rows on the clipboard. */
  | { readonly type: 'copy'; readonly epoch: number; readonly from: number; readonly to: number };
