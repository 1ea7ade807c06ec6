import type { CompletionItem, CompletionList, CompletionParams } from 'vscode-languageserver';
import { complete } from '../../features/completion/completion.ts';
import type { Lazy } from '../../features/completion/item.ts';
import { resolveLazy } from '../../features/completion/resolve.ts';
import { completeConfig } from '../../features/configuration/complete.ts';
import { LineMap } from '../../syntax/lineMap.ts';
import type { DocumentVersion } from '../../workspace/documents.ts';
import { toCompletionItem, toDocumentation } from '../completionItem.ts';
import { configTextOf } from '../configText.ts';
import type { Handler, HandlerContext } from '../handler.ts';

/** Characters behind which there is something to choose from more often than not. */
const TRIGGERS = ['-', '=', '$', '{', ',', ':', '/', '@', '#', '<'];

const NOTHING: CompletionList = { isIncomplete: false, items: [] };

/** What an item remembers until it is looked at. */
interface ItemData {
  readonly uri: string;
  readonly lazy: Lazy;
}

export const handler: Handler = {
  capabilities: () => ({
    completionProvider: {
      triggerCharacters: TRIGGERS,
      resolveProvider: true,
      completionItem: { labelDetailsSupport: true },
    },
  }),
  register(context) {
    const { connection, answer, answerAnyway } = context;
    connection.onCompletion(
      answer<CompletionParams, CompletionList>(
        'Completion',
        NOTHING,
        (document, params, signal) => completions(context, document, params, signal),
        (document, params) => configCompletions(context, document, params),
      ),
    );
    connection.onCompletionResolve((item, token) =>
      answerAnyway<CompletionItem, CompletionItem>('Completion', item, (_, signal) =>
        resolved(context, item, signal),
      )(item, token),
    );
  },
};

async function completions(
  { client, workspace, images }: HandlerContext,
  document: DocumentVersion,
  { position, context }: CompletionParams,
  signal: AbortSignal,
): Promise<CompletionList> {
  const { model, uri } = document;
  const { lines } = model;
  const offset = lines.offsetAt(position);
  const config = await workspace.configurations.of(uri);
  const { items, complete: isComplete } = await complete(model, offset, {
    trigger: context?.triggerCharacter,
    again: client.suggestCommand !== undefined,
    shells: document.shells,
    findings: () => workspace.findings(document),
    options: config.lint.options,
    readFolder: (path) =>
      workspace.contexts.readFolder(
        document,
        { path, offset, context: config.run.context },
        signal,
      ),
    images: images.for(config),
    signal,
  });
  return {
    isIncomplete: !isComplete,
    items: items.map((one) => {
      const data: ItemData | undefined = one.lazy && { uri, lazy: one.lazy };
      return { ...toCompletionItem(lines, offset, one, client), ...(data && { data }) };
    }),
  };
}

function configCompletions(
  { client, workspace }: HandlerContext,
  document: DocumentVersion,
  { position }: CompletionParams,
): CompletionList {
  const lines = new LineMap(document.text);
  const offset = lines.offsetAt(position);
  const found = completeConfig(configTextOf(document), offset, workspace.rules);
  return {
    isIncomplete: false,
    items: found.map((one) => toCompletionItem(lines, offset, one, client)),
  };
}

async function resolved(
  { client, workspace, images }: HandlerContext,
  item: CompletionItem,
  signal: AbortSignal,
): Promise<CompletionItem> {
  const data: ItemData | undefined = item.data;
  if (data === undefined) return item;
  const config = await workspace.configurations.of(data.uri);
  const more = await resolveLazy(data.lazy, images.for(config), signal);
  return more === undefined ? item : { ...item, documentation: toDocumentation(more, client) };
}
