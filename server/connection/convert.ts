import type { TextEdit as LspTextEdit, Range, WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit } from '../rules/rule.ts';
import type { LineMap } from '../syntax/lineMap.ts';
import type { Span } from '../syntax/nodes.ts';
import type { DocumentVersion } from '../workspace/documents.ts';
import type { Client } from './client.ts';

/** Offsets as lines and columns. */
export function toRange(lines: LineMap, { start, end }: Span): Range {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}

/** Lines and columns as offsets; what is outside the text is moved to its edge. */
export function toSpan(lines: LineMap, { start, end }: Range): Span {
  return { start: lines.offsetAt(start), end: lines.offsetAt(end) };
}

export function toTextEdit(lines: LineMap, edit: TextEdit): LspTextEdit {
  return { range: toRange(lines, edit), newText: edit.newText };
}

/** Edits of one document, for its version where the editor can check it. */
export function toWorkspaceEdit(
  { uri, version, model }: DocumentVersion,
  edits: readonly TextEdit[],
  client: Client,
): WorkspaceEdit {
  const converted = edits.map((edit) => toTextEdit(model.lines, edit));
  return client.versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits: converted }] }
    : { changes: { [uri]: converted } };
}

/** A new file with its text; one that is there already keeps what it has below it. */
export function createdFile(uri: string, newText: string): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText }] },
    ],
  };
}
