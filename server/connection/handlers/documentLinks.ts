import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DocumentLinkParams, DocumentLink as LspLink } from 'vscode-languageserver';
import { documentLinks, type LinkTarget } from '../../features/documentLinks.ts';
import type { BuildContext } from '../../model/buildContext.ts';
import { toRange } from '../convert.ts';
import { pageOf } from '../diagnostics.ts';
import type { Handler } from '../handler.ts';

/** Answered when the files that are copied have been looked up. */
export const handler: Handler = {
  capabilities: () => ({ documentLinkProvider: {} }),
  register({ connection, workspace, answer }) {
    connection.onDocumentLinks(
      answer<DocumentLinkParams, LspLink[]>('Document links', [], async (document) => {
        const { run } = await workspace.configurations.of(document.uri);
        const context = await workspace.contexts.settled(document, run.context);
        const { model } = document;
        return documentLinks(model, context).flatMap(({ target, tooltip, ...at }) => {
          const address = addressOf(target, context);
          const range = toRange(model.lines, at);
          return address === undefined ? [] : [{ range, target: address, tooltip }];
        });
      }),
    );
  },
};

function addressOf(target: LinkTarget, context: BuildContext | undefined): string | undefined {
  switch (target.kind) {
    case 'page':
      return target.url;
    case 'rule':
      return pageOf(target.code);
    case 'file':
      return context && pathToFileURL(join(context.folder, target.path)).href;
  }
}
