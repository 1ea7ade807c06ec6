import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
} from 'vscode-languageserver';
import { references } from '../../features/references.ts';
import { toRange } from '../convert.ts';
import type { Handler } from '../handler.ts';

const KINDS = { read: DocumentHighlightKind.Read, write: DocumentHighlightKind.Write } as const;

export const handler: Handler = {
  capabilities: () => ({ documentHighlightProvider: true }),
  register({ connection, answer }) {
    connection.onDocumentHighlight(
      answer<DocumentHighlightParams, DocumentHighlight[]>(
        'Document highlight',
        [],
        ({ model }, { position }) =>
          references(model, model.lines.offsetAt(position)).map(({ at, access }) => ({
            range: toRange(model.lines, at),
            kind: KINDS[access],
          })),
      ),
    );
  },
};
