import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { DocumentVersion } from '../workspace/documents.ts';
import type { Log } from '../workspace/ports.ts';
import type { Workspace } from '../workspace/workspace.ts';

interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

type Run<Params, Result> = (
  document: DocumentVersion,
  params: Params,
) => Result | PromiseLike<Result>;

/**
 * Makes a request's listener of a function of the Dockerfile, and of another one for configuration
 * files where the feature has something to say about them. The request is answered whatever
 * happens: with `nothing` for a document that is not open or when the function fails (which is
 * logged), with LSP's own error when it was cancelled.
 */
export type Answers = <Params extends DocumentParams, Result>(
  feature: string,
  nothing: Result,
  run: Run<Params, Result>,
  runForConfigFile?: Run<Params, Result>,
) => (params: Params, token: CancellationToken) => Promise<Result | ResponseError<never>>;

export function answersFor({ documents, configFiles }: Workspace, log: Log): Answers {
  return (feature, nothing, run, runForConfigFile) => async (params, token) => {
    if (token.isCancellationRequested) return cancelled();
    const { uri } = params.textDocument;
    const dockerfile = documents.get(uri);
    const configFile = configFiles.get(uri);
    try {
      if (dockerfile) {
        const result = await run(dockerfile, params);
        return token.isCancellationRequested ? cancelled() : result;
      }
      return configFile && runForConfigFile ? await runForConfigFile(configFile, params) : nothing;
    } catch (error) {
      log.error(`${feature} failed`, error);
      return nothing;
    }
  };
}

/** `run`, with what it throws logged instead. */
export function guarded(
  log: Log,
  what: string,
  run: () => void | PromiseLike<void>,
): () => Promise<void> {
  return async () => {
    try {
      await run();
    } catch (error) {
      log.error(`${what} failed`, error);
    }
  };
}

function cancelled(): ResponseError<never> {
  return new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'Cancelled');
}
