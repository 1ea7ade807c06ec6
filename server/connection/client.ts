import type { ClientCapabilities } from 'vscode-languageserver';
import type { LongshoreOptions } from '../../core/protocol.ts';

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
  readonly semanticTokens: boolean;
  readonly inlayHints: boolean;
  /** It can be told to ask for inlay hints again. */
  readonly refreshesInlayHints: boolean;
  /** It can be told to ask for code lenses again. */
  readonly refreshesCodeLenses: boolean;
  /** The commands of ours that it has, by their ids; see `LongshoreOptions`. */
  readonly commands: ReadonlySet<string>;
  /** It tells when folders are added to the workspace. */
  readonly changesFolders: boolean;
}

/** `options`: what it gave as `initializationOptions`, whatever that is. */
export function readClient(
  { textDocument, workspace }: ClientCapabilities,
  options: unknown,
): Client {
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
    semanticTokens: textDocument?.semanticTokens !== undefined,
    inlayHints: textDocument?.inlayHint !== undefined,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    commands: commandsIn(options),
    changesFolders: workspace?.workspaceFolders === true,
  };
}

function commandsIn(options: unknown): ReadonlySet<string> {
  const { commands } = (options ?? {}) as Partial<LongshoreOptions>;
  return new Set(Array.isArray(commands) ? commands.filter((one) => typeof one === 'string') : []);
}
