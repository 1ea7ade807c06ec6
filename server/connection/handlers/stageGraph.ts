import { RequestType } from 'vscode-languageserver';
import { STAGE_GRAPH, type StageGraph, type StageGraphParams } from '../../../core/protocol.ts';
import { stageGraph } from '../../features/stageGraph.ts';
import { toRange } from '../convert.ts';
import type { Handler } from '../handler.ts';

/** A request of our own: any client may ask. */
export const handler: Handler = {
  capabilities: () => ({}),
  register({ connection, answer }) {
    connection.onRequest(
      new RequestType<StageGraphParams, StageGraph | null, void>(STAGE_GRAPH),
      answer<StageGraphParams, StageGraph | null>('Stage graph', null, ({ model }) => {
        const { nodes, edges } = stageGraph(model);
        const placed = <T extends { readonly at: { start: number; end: number } }>(one: T) => ({
          ...one,
          at: toRange(model.lines, one.at),
        });
        return { nodes: nodes.map(placed), edges: edges.map(placed) };
      }),
    );
  },
};
