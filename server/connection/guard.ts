import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { DocumentVersion } from '../workspace/documents.ts';
import type { Log } from '../workspace/ports.ts';
import type { Workspace } from '../workspace/workspace.ts';

interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/**
 * Makes a request's listener of a function of the document. The request is answered whatever
 * happens: with `nothing` for a document that is not open or when the function throws (which is
 * logged), with LSP's own error when it was cancelled before its turn.
 */
export type Answers = <Params extends DocumentParams, Result>(
  feature: string,
  nothing: Result,
  run: (document: DocumentVersion, params: Params) => Result,
) => (params: Params, token: CancellationToken) => Result | ResponseError<never>;

export function answersFor(workspace: Workspace, log: Log): Answers {
  return (feature, nothing, run) => (params, token) => {
    if (token.isCancellationRequested) {
      return new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'Cancelled');
    }
    const document = workspace.documents.get(params.textDocument.uri);
    if (document === undefined) return nothing;
    try {
      return run(document, params);
    } catch (error) {
      log.error(`${feature} failed`, error);
      return nothing;
    }
  };
}

/** `run`, with what it throws logged instead. */
export function guarded(log: Log, what: string, run: () => void): () => void {
  return () => {
    try {
      run();
    } catch (error) {
      log.error(`${what} failed`, error);
    }
  };
}
