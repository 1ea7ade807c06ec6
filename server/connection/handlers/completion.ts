import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionParams,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import { type Completion, complete } from '../../features/completion/completion.ts';
import { completeConfig } from '../../features/configuration/complete.ts';
import { LineMap } from '../../syntax/lineMap.ts';
import { configTextOf } from '../configText.ts';
import { toTextEdit } from '../convert.ts';
import type { Handler } from '../handler.ts';

const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  property: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
};

export const handler: Handler = {
  capabilities: () => ({ completionProvider: {} }),
  register({ connection, client, workspace, answer }) {
    const { snippets } = client;
    connection.onCompletion(
      answer<CompletionParams, CompletionItem[]>(
        'Completion',
        [],
        ({ model: { lines }, model }, { position }) =>
          complete(model, lines.offsetAt(position)).map((one) => toItem(lines, one, snippets)),
        (document, { position }) => {
          const lines = new LineMap(document.text);
          const offset = lines.offsetAt(position);
          return completeConfig(configTextOf(document), offset, workspace.rules).map((one) =>
            toItem(lines, one, snippets),
          );
        },
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
    // Indented as it must be already.
    ...(newText.includes('\n') && { insertTextMode: InsertTextMode.asIs }),
    ...(one.deprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
  };
}
