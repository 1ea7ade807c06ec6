import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver';
import { type Completion, complete } from '../../features/completion/completion.ts';
import type { LineMap } from '../../syntax/lineMap.ts';
import { toTextEdit } from '../convert.ts';
import type { Handler } from '../handler.ts';

const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
};

export const handler: Handler = {
  capabilities: () => ({ completionProvider: {} }),
  register({ connection, client, answer }) {
    connection.onCompletion(
      answer<Parameters<Parameters<typeof connection.onCompletion>[0]>[0], CompletionItem[]>(
        'Completion',
        [],
        ({ model }, { position }) =>
          complete(model, model.lines.offsetAt(position)).map((one) =>
            toItem(model.lines, one, client.snippets),
          ),
      ),
    );
  },
};

function toItem(lines: LineMap, one: Completion, snippets: boolean): CompletionItem {
  const newText = snippets ? one.snippet : one.edit.newText;
  return {
    label: one.label,
    kind: KINDS[one.kind],
    detail: one.detail,
    documentation: { kind: MarkupKind.Markdown, value: one.documentation },
    sortText: one.sortText,
    textEdit: toTextEdit(lines, { ...one.edit, newText }),
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(one.deprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
  };
}
