import {
  LAYER_ORIGINS,
  type LayerOrigins,
  type LayerOriginsParams,
} from '../../../core/protocol.ts';
import { layerOrigins } from '../../features/layerOrigins/layerOrigins.ts';
import { analyze } from '../../model/analyze.ts';
import { parse } from '../../syntax/parse.ts';
import type { Handler } from '../handler.ts';

/** Its documents need not be open: they come with the question. */
export const handler: Handler = {
  capabilities: () => ({}),
  register({ connection, log }) {
    connection.onRequest(
      LAYER_ORIGINS,
      ({ history, documents }: LayerOriginsParams): LayerOrigins => {
        try {
          const candidates = documents.map(({ uri, text }) => ({
            uri,
            model: analyze(parse(text)),
          }));
          return layerOrigins(history, candidates);
        } catch (error) {
          log.error('Finding the instructions of layers failed', error);
          return history.map(() => null);
        }
      },
    );
  },
};
