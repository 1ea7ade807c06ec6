import type { Location, ReferenceParams } from 'vscode-languageserver';
import { references } from '../../features/references.ts';
import { toRange } from '../convert.ts';
import type { Handler } from '../handler.ts';

export const handler: Handler = {
  capabilities: () => ({ referencesProvider: true }),
  register({ connection, answer }) {
    connection.onReferences(
      answer<ReferenceParams, Location[]>('References', [], ({ uri, model }, params) => {
        const { position, context } = params;
        return references(model, model.lines.offsetAt(position))
          .filter(({ access }) => context.includeDeclaration || access === 'read')
          .map(({ at }) => ({ uri, range: toRange(model.lines, at) }));
      }),
    );
  },
};
