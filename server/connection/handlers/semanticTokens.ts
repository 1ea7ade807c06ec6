import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { semanticTokens } from '../../features/semanticTokens/semanticTokens.ts';
import type { DocumentVersion } from '../../workspace/documents.ts';
import { toSpan } from '../convert.ts';
import type { Handler } from '../handler.ts';
import { LEGEND, tokenData, tokenEdits } from '../tokenData.ts';

const NOTHING: SemanticTokens = { data: [] };

/** Full, by range, and as a difference from what the editor was given last. */
export const handler: Handler = {
  capabilities: ({ semanticTokens }) =>
    semanticTokens
      ? { semanticTokensProvider: { legend: LEGEND, full: { delta: true }, range: true } }
      : {},
  register({ connection, workspace, answer }) {
    const given = new Map<string, { readonly resultId: string; readonly data: number[] }>();
    workspace.documents.listen({ changed: () => {}, closed: (uri) => void given.delete(uri) });
    const full = (document: DocumentVersion) => {
      const { uri, version, model, shells } = document;
      const data = tokenData(model.lines, semanticTokens(model, shells));
      const result = { resultId: String(version), data };
      given.set(uri, result);
      return result;
    };
    const { semanticTokens: requests } = connection.languages;
    requests.on(
      answer<SemanticTokensParams, SemanticTokens>('Semantic tokens', NOTHING, (document) =>
        full(document),
      ),
    );
    requests.onDelta(
      answer<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta>(
        'Semantic tokens',
        NOTHING,
        (document, { previousResultId }) => {
          const before = given.get(document.uri);
          if (before?.resultId !== previousResultId) return full(document);
          if (previousResultId === String(document.version)) {
            return { resultId: previousResultId, edits: [] };
          }
          const { resultId, data } = full(document);
          return { resultId, edits: tokenEdits(before.data, data) };
        },
      ),
    );
    requests.onRange(
      answer<SemanticTokensRangeParams, SemanticTokens>(
        'Semantic tokens',
        NOTHING,
        ({ model, shells }, { range }) => ({
          data: tokenData(model.lines, semanticTokens(model, shells, toSpan(model.lines, range))),
        }),
      ),
    );
  },
};
