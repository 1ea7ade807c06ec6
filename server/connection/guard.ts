import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { DocumentVersion } from '../workspace/documents.ts';
import type { Log } from '../workspace/ports.ts';
import type { Workspace } from '../workspace/workspace.ts';

interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/** `signal` fires when the editor no longer wants the answer. */
type Run<Params, Result> = (
  document: DocumentVersion,
  params: Params,
  signal: AbortSignal,
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
  const guard = answersAnywayFor(log);
  return (feature, nothing, run, runForConfigFile) =>
    guard(feature, nothing, (params, signal) => {
      const { uri } = params.textDocument;
      const dockerfile = documents.get(uri);
      if (dockerfile) return run(dockerfile, params, signal);
      const configFile = configFiles.get(uri);
      return configFile && runForConfigFile
        ? runForConfigFile(configFile, params, signal)
        : nothing;
    });
}

/** Like `Answers`, for requests that are about no document. */
export type AnswersAnyway = <Params, Result>(
  feature: string,
  nothing: Result,
  run: (params: Params, signal: AbortSignal) => Result | PromiseLike<Result>,
) => (params: Params, token: CancellationToken) => Promise<Result | ResponseError<never>>;

export function answersAnywayFor(log: Log): AnswersAnyway {
  return (feature, nothing, run) => async (params, token) => {
    if (token.isCancellationRequested) return cancelled();
    try {
      const result = await run(params, signalOf(token));
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      if (token.isCancellationRequested) return cancelled();
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

function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

function cancelled(): ResponseError<never> {
  return new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'Cancelled');
}
