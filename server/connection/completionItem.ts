import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  InsertReplaceEdit,
  InsertTextFormat,
  InsertTextMode,
  type MarkupContent,
  type TextEdit,
} from 'vscode-languageserver';
import type { Completion, CompletionKind } from '../features/completion/item.ts';
import type { LineMap } from '../syntax/lineMap.ts';
import type { Client } from './client.ts';
import { toRange, toTextEdit } from './convert.ts';
import { toMarkup } from './markup.ts';

const KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  snippet: CompletionItemKind.Snippet,
  flag: CompletionItemKind.Property,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  variable: CompletionItemKind.Variable,
  modifier: CompletionItemKind.Operator,
  stage: CompletionItemKind.Class,
  image: CompletionItemKind.Module,
  tag: CompletionItemKind.Constant,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  user: CompletionItemKind.Value,
  port: CompletionItemKind.Value,
  rule: CompletionItemKind.Event,
};

/** A completion for the editor; `offset` is the cursor's. */
export function toCompletionItem(
  lines: LineMap,
  offset: number,
  one: Completion,
  client: Client,
): CompletionItem {
  const snippet = client.snippets ? one.snippet : undefined;
  const { label, kind, detail, description, documentation, filterText } = one;
  return {
    label,
    kind: KINDS[kind],
    sortText: one.sortText,
    textEdit: editOf(lines, offset, { ...one.edit, newText: snippet ?? one.edit.newText }, client),
    insertTextFormat: snippet === undefined ? InsertTextFormat.PlainText : InsertTextFormat.Snippet,
    // Indented as it must be already.
    ...(one.edit.newText.includes('\n') && { insertTextMode: InsertTextMode.asIs }),
    ...(filterText !== undefined && { filterText }),
    ...detailsOf(detail, description, client),
    ...(documentation !== undefined && { documentation: toDocumentation(documentation, client) }),
    ...(one.alongside && {
      additionalTextEdits: one.alongside.map((edit) => toTextEdit(lines, edit)),
    }),
    ...(one.deprecated && client.deprecatedItems && { tags: [CompletionItemTag.Deprecated] }),
    ...(one.again &&
      client.suggestCommand !== undefined && {
        command: { title: 'Go on', command: client.suggestCommand },
      }),
  };
}

/** What an item is about, in the form that the editor shows with items. */
export function toDocumentation(value: string, { markdownItems }: Client): MarkupContent {
  return toMarkup(value, { markdown: markdownItems });
}

/** Without room beside the label, what would stand there goes in front of the details. */
function detailsOf(
  detail: string | undefined,
  description: string | undefined,
  { labelDetails }: Client,
): Partial<CompletionItem> {
  if (labelDetails) {
    return {
      ...(detail !== undefined && { detail }),
      ...(description && { labelDetails: { description } }),
    };
  }
  const parts = [description, detail].filter(Boolean);
  return parts.length === 0 ? {} : { detail: parts.join(': ') };
}

/** Insert: what stands behind the cursor stays. Replace: the whole word goes. */
function editOf(
  lines: LineMap,
  offset: number,
  edit: Completion['edit'],
  { insertReplace }: Client,
): TextEdit | InsertReplaceEdit {
  if (!insertReplace || edit.end <= offset) return toTextEdit(lines, edit);
  const insert = toRange(lines, { start: edit.start, end: offset });
  return InsertReplaceEdit.create(edit.newText, insert, toRange(lines, edit));
}
