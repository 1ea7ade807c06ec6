import type { ClientCapabilities } from 'vscode-languageserver';

/** What of LSP the editor at the other end understands, as far as it changes what we say. */
export interface Client {
  /** It asks for diagnostics itself; then they are not pushed. */
  readonly pullsDiagnostics: boolean;
  /** It can be told to ask again. */
  readonly refreshesDiagnostics: boolean;
  readonly snippets: boolean;
  /** Edits can name the version they are made for. */
  readonly versionedEdits: boolean;
  /** It can be asked for settings. */
  readonly configuration: boolean;
  /** It wants to be asked to tell when settings change. */
  readonly registersConfiguration: boolean;
  /** It can be asked to tell when files change. */
  readonly watchesFiles: boolean;
  /** It tells when folders are added to the workspace. */
  readonly changesFolders: boolean;
}

export function readClient({ textDocument, workspace }: ClientCapabilities): Client {
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles:
      workspace?.didChangeWatchedFiles?.dynamicRegistration === true &&
      workspace.didChangeWatchedFiles.relativePatternSupport === true,
    changesFolders: workspace?.workspaceFolders === true,
  };
}
