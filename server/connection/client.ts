import { type ClientCapabilities, MarkupKind } from 'vscode-languageserver';
import type { LongshoreOptions } from '../../core/protocol.ts';

/** What of LSP the editor at the other end understands, as far as it changes what we say. */
export interface Client {
  /** It asks for diagnostics itself; then they are not pushed. */
  readonly pullsDiagnostics: boolean;
  /** It can be told to ask again. */
  readonly refreshesDiagnostics: boolean;
  /** A diagnostic can name the page that explains it. */
  readonly codePages: boolean;
  /** A diagnostic can be marked as unnecessary or deprecated. */
  readonly diagnosticTags: boolean;
  readonly snippets: boolean;
  /** A completion can say what to insert in front of and, apart from it, what to replace. */
  readonly insertReplace: boolean;
  /** Something can stand beside a completion's label. */
  readonly labelDetails: boolean;
  /** A completion can be marked as deprecated. */
  readonly deprecatedItems: boolean;
  /** A completion's documentation may be Markdown. */
  readonly markdownItems: boolean;
  /** Its command that asks for completions; see `LongshoreOptions`. */
  readonly suggestCommand: string | undefined;
  /** Edits can name the version they are made for. */
  readonly versionedEdits: boolean;
  /** Edits can create files. */
  readonly createsFiles: boolean;
  /** It asks for a code action's edit when that is chosen. */
  readonly resolvesEdits: boolean;
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
  /** Requests of ours, beside LSP's, that it answers, by their names; see `LongshoreOptions`. */
  readonly answers: ReadonlySet<string>;
  /** It tells when folders are added to the workspace. */
  readonly changesFolders: boolean;
  /** It shows Markdown, not plain text only. */
  readonly markdown: boolean;
  /** It takes a definition together with what was pointed at. */
  readonly links: boolean;
  /** It shows symbols inside of others. */
  readonly symbolTree: boolean;
  /** It asks what would be renamed first. */
  readonly preparesRename: boolean;
  /** It marks a parameter by where it stands in the signature. */
  readonly parameterOffsets: boolean;
  readonly callHierarchy: boolean;
  readonly linkedEditing: boolean;
}

/** `options`: what it gave as `initializationOptions`, whatever that is. */
export function readClient(
  { textDocument, workspace }: ClientCapabilities,
  options: unknown,
): Client {
  const item = textDocument?.completion?.completionItem;
  // What it can show does not depend on how it gets them.
  const shown = { ...textDocument?.publishDiagnostics, ...textDocument?.diagnostic };
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    codePages: shown.codeDescriptionSupport === true,
    diagnosticTags: shown.tagSupport !== undefined,
    snippets: item?.snippetSupport === true,
    insertReplace: item?.insertReplaceSupport === true,
    labelDetails: item?.labelDetailsSupport === true,
    deprecatedItems: item?.tagSupport !== undefined,
    markdownItems: item?.documentationFormat?.includes(MarkupKind.Markdown) === true,
    suggestCommand: suggestCommandIn(options),
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    resolvesEdits:
      textDocument?.codeAction?.dataSupport === true &&
      textDocument.codeAction.resolveSupport?.properties.includes('edit') === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles:
      workspace?.didChangeWatchedFiles?.dynamicRegistration === true &&
      workspace.didChangeWatchedFiles.relativePatternSupport === true,
    semanticTokens: textDocument?.semanticTokens !== undefined,
    inlayHints: textDocument?.inlayHint !== undefined,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    commands: namesIn(options, 'commands'),
    answers: namesIn(options, 'answers'),
    changesFolders: workspace?.workspaceFolders === true,
    markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    links: textDocument?.definition?.linkSupport === true,
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    parameterOffsets:
      textDocument?.signatureHelp?.signatureInformation?.parameterInformation
        ?.labelOffsetSupport === true,
    callHierarchy: textDocument?.callHierarchy !== undefined,
    linkedEditing: textDocument?.linkedEditingRange !== undefined,
  };
}

function namesIn(options: unknown, member: keyof LongshoreOptions): ReadonlySet<string> {
  const names = ((options ?? {}) as Partial<LongshoreOptions>)[member];
  return new Set(Array.isArray(names) ? names.filter((one) => typeof one === 'string') : []);
}

function suggestCommandIn(options: unknown): string | undefined {
  const { suggestCommand } = (options ?? {}) as Partial<LongshoreOptions>;
  return typeof suggestCommand === 'string' ? suggestCommand : undefined;
}
