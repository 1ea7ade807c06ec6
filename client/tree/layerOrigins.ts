import type { LayerOrigin } from '../../core/protocol.ts';

/** Finds the Dockerfile lines of the workspace that an image was made by. */
export interface LayerOrigins {
  /**
   * `history`: entries as the builder wrote them, the first one first. One answer for each,
   * `undefined` where no line is sure to have made it. Never rejects.
   */
  find(
    history: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly (LayerOrigin | undefined)[]>;
}
