import {
  type CodeLensParams,
  CodeLensRefreshRequest,
  type CodeLens as LspCodeLens,
} from 'vscode-languageserver';
import {
  BUILD_STAGE,
  SHOW_REFERENCES,
  type ShowReferencesArguments,
} from '../../../core/protocol.ts';
import { type CodeLens, codeLenses } from '../../features/codeLenses.ts';
import type { DocumentVersion } from '../../workspace/documents.ts';
import { toRange } from '../convert.ts';
import type { Handler } from '../handler.ts';

/** Only those on which a click does something: the client has told which commands it runs. */
export const handler: Handler = {
  capabilities: ({ commands }) =>
    commands.has(SHOW_REFERENCES) || commands.has(BUILD_STAGE) ? { codeLensProvider: {} } : {},
  register({ connection, client, workspace, answer, log }) {
    connection.onCodeLens(
      answer<CodeLensParams, LspCodeLens[]>('Code lenses', [], async (document) => {
        const { appearance } = await workspace.configurations.of(document.uri);
        const { references, build } = appearance.codeLens;
        const wanted = {
          references: references && client.commands.has(SHOW_REFERENCES),
          build: build && client.commands.has(BUILD_STAGE),
        };
        return codeLenses(document.model, wanted).map((lens) => toLens(document, lens));
      }),
    );
    if (!client.refreshesCodeLenses) return;
    workspace.configurations.listen({
      changed: () =>
        void connection
          .sendRequest(CodeLensRefreshRequest.type)
          .catch((error: unknown) => log.error('The editor does not ask again', error)),
    });
  },
};

function toLens({ uri, model }: DocumentVersion, lens: CodeLens): LspCodeLens {
  const { title } = lens;
  const range = toRange(model.lines, lens.at);
  if (lens.kind === 'build') {
    return { range, command: { title, command: BUILD_STAGE, arguments: [uri, lens.target] } };
  }
  const references = lens.references.map((at) => toRange(model.lines, at));
  const args: ShowReferencesArguments = [uri, range.start, references];
  return { range, command: { title, command: SHOW_REFERENCES, arguments: [...args] } };
}
