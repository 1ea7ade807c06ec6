import type { InlayHintParams, InlayHint as LspInlayHint } from 'vscode-languageserver';
import { inlayHints } from '../../features/inlayHints.ts';
import { toSpan } from '../convert.ts';
import type { Handler } from '../handler.ts';

export const handler: Handler = {
  capabilities: ({ inlayHints }) => (inlayHints ? { inlayHintProvider: true } : {}),
  register({ connection, client, workspace, answer, log }) {
    connection.languages.inlayHint.on(
      answer<InlayHintParams, LspInlayHint[]>('Inlay hints', [], async ({ uri, model }, params) => {
        const { appearance } = await workspace.configurations.of(uri);
        const span = toSpan(model.lines, params.range);
        return inlayHints(model, appearance.inlayHints, span).map(({ offset, label, tooltip }) => ({
          position: model.lines.positionAt(offset),
          label,
          tooltip,
          paddingLeft: true,
        }));
      }),
    );
    if (!client.refreshesInlayHints) return;
    workspace.configurations.listen({
      changed: () =>
        void connection.languages.inlayHint
          .refresh()
          .catch((error: unknown) => log.error('The editor does not ask again', error)),
    });
  },
};
