import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction } from 'vscode-languageserver';
import { refactors } from '../features/refactor/index.generated.ts';
import type { Change, Offer, RefactorContext } from '../features/refactor/refactor.ts';
import { refactorContext } from '../features/refactor/support/context.ts';
import type { Span } from '../syntax/nodes.ts';
import type { DocumentVersion } from '../workspace/documents.ts';
import { pathOf } from '../workspace/uris.ts';
import { createdFile, toWorkspaceEdit } from './convert.ts';
import type { HandlerContext } from './handler.ts';

/** Which offer an action stands for, so that its change can be asked for later. */
export interface LazyRefactor {
  readonly uri: string;
  readonly version: number;
  readonly selection: Span;
  readonly refactor: string;
  readonly id: string;
}

type Parts = Pick<HandlerContext, 'workspace' | 'client' | 'images'>;

/** All kinds that refactorings have. */
export const REFACTOR_KINDS: readonly string[] = [
  ...new Set(refactors.flatMap(({ kinds }) => kinds)),
];

/**
 * What can be done with `selection`, of the kinds that `isWanted`. What is worked out over the
 * network comes without its edit, and only to an editor that asks for it later.
 */
export async function refactorActions(
  parts: Parts,
  document: DocumentVersion,
  selection: Span,
  how: { readonly isWanted: (kind: string) => boolean; readonly signal: AbortSignal },
): Promise<readonly CodeAction[]> {
  const wanted = refactors.filter(({ kinds }) => kinds.some(how.isWanted));
  if (wanted.length === 0) return [];
  const context = await contextOf(parts, document, selection);
  const actions: CodeAction[] = [];
  for (const { name, offers } of wanted) {
    for (const offer of await offers(context)) {
      if (!how.isWanted(offer.kind) || how.signal.aborted) continue;
      const action = await actionOf(parts, document, offer, {
        uri: document.uri,
        version: document.version,
        selection,
        refactor: name,
        id: offer.id,
      });
      if (action !== undefined) actions.push(action);
    }
  }
  return actions;
}

/** `action` with its edit, or with the reason why there is none. */
export async function resolveRefactor(
  parts: Parts,
  action: CodeAction,
  signal: AbortSignal,
): Promise<CodeAction> {
  const lazy = action.data as LazyRefactor | undefined;
  const document = lazy && parts.workspace.documents.get(lazy.uri);
  if (document === undefined || document.version !== lazy?.version) return action;
  const context = await contextOf(parts, document, lazy.selection);
  const refactor = refactors.find(({ name }) => name === lazy.refactor);
  const offer = (await refactor?.offers(context))?.find(({ id }) => id === lazy.id);
  return offer === undefined
    ? action
    : { ...action, ...changed(parts, document, await offer.change(signal)) };
}

async function actionOf(
  parts: Parts,
  document: DocumentVersion,
  offer: Offer,
  data: LazyRefactor,
): Promise<CodeAction | undefined> {
  const { title, kind } = offer;
  if (offer.isRemote) return parts.client.resolvesEdits ? { title, kind, data } : undefined;
  const change = await offer.change(new AbortController().signal);
  if (change.kind === 'file' && !parts.client.createsFiles) return undefined;
  return { title, kind, ...changed(parts, document, change) };
}

function changed(
  { client }: Parts,
  document: DocumentVersion,
  change: Change,
): Pick<CodeAction, 'edit' | 'disabled'> {
  switch (change.kind) {
    case 'edits':
      return { edit: toWorkspaceEdit(document, change.edits, client) };
    case 'file':
      return { edit: createdFile(pathToFileURL(change.path).href, change.text) };
    case 'refused':
      return { disabled: { reason: change.why } };
  }
}

async function contextOf(
  { workspace, images }: Parts,
  document: DocumentVersion,
  selection: Span,
): Promise<RefactorContext> {
  const config = await workspace.configurations.of(document.uri);
  const dockerfile = pathOf(document.uri);
  return refactorContext(document.model, selection, {
    registry: config.online ? images.for(config) : undefined,
    project:
      dockerfile === undefined
        ? undefined
        : {
            files: workspace.files,
            folder: config.run.context ?? dirname(dockerfile),
            dockerfile,
          },
  });
}
