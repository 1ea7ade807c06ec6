import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CallHierarchyPrepareParams,
  type CancellationToken,
  SymbolKind,
} from 'vscode-languageserver';
import {
  incomingCalls,
  outgoingCalls,
  prepareCallHierarchy,
  type StageItem,
} from '../../features/callHierarchy.ts';
import type { LineMap } from '../../syntax/lineMap.ts';
import type { DocumentVersion } from '../../workspace/documents.ts';
import { toRange } from '../convert.ts';
import type { Answers } from '../guard.ts';
import type { Handler } from '../handler.ts';

export const handler: Handler = {
  capabilities: ({ callHierarchy }) => (callHierarchy ? { callHierarchyProvider: true } : {}),
  register({ connection, answer }) {
    const { callHierarchy } = connection.languages;
    callHierarchy.onPrepare(
      answer<CallHierarchyPrepareParams, CallHierarchyItem[] | null>(
        'Call hierarchy',
        null,
        (document, { position }) => {
          const { model } = document;
          const item = prepareCallHierarchy(model, model.lines.offsetAt(position));
          return item === undefined ? null : [toItem(document, item)];
        },
      ),
    );
    callHierarchy.onIncomingCalls(
      aboutItem<CallHierarchyIncomingCall>(answer, (document, index) =>
        incomingCalls(document.model, index).map(({ item, places }) => ({
          from: toItem(document, item),
          fromRanges: toRanges(document.model.lines, places),
        })),
      ),
    );
    callHierarchy.onOutgoingCalls(
      aboutItem<CallHierarchyOutgoingCall>(answer, (document, index) =>
        outgoingCalls(document.model, index).map(({ item, places }) => ({
          to: toItem(document, item),
          fromRanges: toRanges(document.model.lines, places),
        })),
      ),
    );
  },
};

/** A request about an item that was handed out before: the stage whose name stands there now. */
function aboutItem<Call>(
  answer: Answers,
  run: (document: DocumentVersion, index: number) => Call[],
): (
  params: { readonly item: CallHierarchyItem },
  token: CancellationToken,
) => ReturnType<ReturnType<typeof answer<never, Call[]>>> {
  const guarded = answer<ItemParams, Call[]>('Call hierarchy', [], (document, { item }) => {
    const { model } = document;
    const stage = prepareCallHierarchy(model, model.lines.offsetAt(item.selectionRange.start));
    return stage === undefined ? [] : run(document, stage.index);
  });
  return ({ item }, token) => guarded({ item, textDocument: { uri: item.uri } }, token);
}

interface ItemParams {
  readonly item: CallHierarchyItem;
  readonly textDocument: { readonly uri: string };
}

function toItem({ uri, model }: DocumentVersion, item: StageItem): CallHierarchyItem {
  const { name, detail, at, focus } = item;
  return {
    name,
    detail,
    kind: SymbolKind.Module,
    uri,
    range: toRange(model.lines, at),
    selectionRange: toRange(model.lines, focus),
  };
}

function toRanges(lines: LineMap, places: readonly { start: number; end: number }[]) {
  return places.map((place) => toRange(lines, place));
}
