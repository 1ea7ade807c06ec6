import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { prepareRename, rename } from '../../features/rename.ts';
import { toRange, toWorkspaceEdit } from '../convert.ts';
import type { Handler } from '../handler.ts';

/** What is refused is answered with an error: editors show its sentence to whoever asked. */
export const handler: Handler = {
  capabilities: ({ preparesRename }) => ({
    renameProvider: preparesRename ? { prepareProvider: true } : true,
  }),
  register({ connection, client, answer }) {
    connection.onPrepareRename(
      answer<PrepareRenameParams, PrepareRenameResult | null | ResponseError<void>>(
        'Rename',
        null,
        ({ model }, { position }) => {
          const found = prepareRename(model, model.lines.offsetAt(position));
          if (found === undefined) return null;
          if (found.kind === 'refused') return refusal(found.why);
          return { range: toRange(model.lines, found.at), placeholder: found.name };
        },
      ),
    );
    connection.onRenameRequest(
      answer<RenameParams, WorkspaceEdit | null | ResponseError<void>>(
        'Rename',
        null,
        (document, { position, newName }) => {
          const { model } = document;
          const found = rename(model, model.lines.offsetAt(position), newName);
          return found.kind === 'refused'
            ? refusal(found.why)
            : toWorkspaceEdit(document, found.edits, client);
        },
      ),
    );
  },
};

function refusal(why: string): ResponseError<void> {
  return new ResponseError<void>(LSPErrorCodes.RequestFailed, why);
}
