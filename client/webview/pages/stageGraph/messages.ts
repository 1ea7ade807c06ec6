import type { PlaceRange, StageGraph } from '../../../../core/protocol.ts';

/** What must be known to show the page again. */
export interface StageGraphState {
  /** The Dockerfile's. */
  readonly uri: string;
}

/** To the page. */
export interface StageGraphOut {
  readonly type: 'graph';
  /** The file's name. */
  readonly name: string;
  /** `null` when the document is gone. */
  readonly graph: StageGraph | null;
}

/** From the page. */
export type StageGraphIn =
  | { readonly type: 'ready' }
  | { readonly type: 'jump'; readonly at: PlaceRange }
  /** The drawing as the text of an SVG file. */
  | { readonly type: 'export'; readonly svg: string };
