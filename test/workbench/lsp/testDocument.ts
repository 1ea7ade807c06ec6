import {
  type CodeAction,
  CodeActionRequest,
  type CompletionContext,
  type CompletionItem,
  type CompletionList,
  CompletionRequest,
  CompletionResolveRequest,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidSaveTextDocumentNotification,
  type Hover,
  HoverRequest,
  type Range as LspRange,
  type Position,
  type TextEdit,
} from 'vscode-languageserver/node';
import { drawUnderlines, readRanges } from '../../../server/rules/support/marks.ts';
import { LineMap } from '../../../server/syntax/lineMap.ts';
import { readCursor } from '../markers/markers.ts';
import type { TestEditor } from './testEditor.ts';

/** An open document. Its cursor is where `<|>` stood, or at the end of the text. */
export class TestDocument {
  readonly uri: string;
  version = 1;
  text: string;
  readonly #editor: TestEditor;
  #cursor: number;

  constructor(editor: TestEditor, uri: string, marked: string) {
    this.#editor = editor;
    this.uri = uri;
    ({ text: this.text, offset: this.#cursor } = read(marked));
  }

  /** The cursor's position. */
  get cursor(): Position {
    return new LineMap(this.text).positionAt(this.#cursor);
  }

  /** What most requests begin with: this document, and the cursor in it. */
  get here(): { textDocument: { uri: string }; position: Position } {
    return { textDocument: { uri: this.uri }, position: this.cursor };
  }

  diagnostics(): Promise<readonly Diagnostic[]> {
    return this.#editor.diagnostics(this.uri);
  }

  /** The text with every diagnostic underlined: `~~~ CODE severity: message`. */
  async problems(): Promise<string> {
    const items = await this.diagnostics();
    const ranges = items.map(({ range, code, severity, message }) => ({
      ...this.span(range),
      label: `${code === undefined ? '' : `${code} `}${SEVERITIES[severity ?? 1]}: ${message}`,
    }));
    return drawUnderlines(this.text, ranges);
  }

  /** The whole text is another from now on. `marked` may hold the cursor. */
  async replace(marked: string): Promise<void> {
    ({ text: this.text, offset: this.#cursor } = read(marked));
    await this.#tell([{ text: this.text }]);
  }

  /**
   * Replaces what `[|…|]` marks in a piece of the text that occurs once, as typing does; the cursor
   * is behind it then.
   */
  async edit(marked: string, newText: string): Promise<void> {
    const { text, ranges } = readRanges(marked);
    const at = this.text.indexOf(text);
    const [range] = ranges;
    if (range === undefined || at < 0 || this.text.indexOf(text, at + 1) >= 0) {
      throw new Error(`"${marked}" has no mark, or isn't in the text exactly once`);
    }
    await this.#splice(at + range.start, at + range.end, newText);
  }

  /** Types at the cursor. */
  type(newText: string): Promise<void> {
    return this.#splice(this.#cursor, this.#cursor, newText);
  }

  async hover(): Promise<Hover | null> {
    return this.#editor.connection.sendRequest(HoverRequest.type, this.here);
  }

  async complete(): Promise<readonly CompletionItem[]> {
    return (await this.completionList()).items;
  }

  /** The items at the cursor, and whether typing on may bring others. */
  async completionList(context?: CompletionContext): Promise<CompletionList> {
    const answer = await this.#editor.connection.sendRequest(CompletionRequest.type, {
      ...this.here,
      ...(context && { context }),
    });
    return Array.isArray(answer)
      ? { isIncomplete: false, items: answer }
      : (answer ?? { isIncomplete: false, items: [] });
  }

  /** `item` with what the server tells when somebody looks at it. */
  resolve(item: CompletionItem): Promise<CompletionItem> {
    return this.#editor.connection.sendRequest(CompletionResolveRequest.type, item);
  }

  /** Actions for all of the text, or for what `range` marks; `only` kinds if told. */
  async codeActions(only?: readonly string[], range = this.#all()): Promise<readonly CodeAction[]> {
    const actions = await this.#editor.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: this.uri },
      range,
      context: { diagnostics: [], ...(only && { only: [...only] }) },
    });
    return (actions ?? []).filter(
      (one): one is CodeAction => !('command' in one && !('edit' in one)),
    );
  }

  /** The text after `action`, or after an item's or any other edits of this document. */
  after({ edit }: Pick<CodeAction, 'edit'>): string {
    const edits = (edit?.documentChanges ?? []).flatMap((change) =>
      'edits' in change && change.textDocument.uri === this.uri ? change.edits : [],
    );
    const plain = [
      ...edits.filter((one) => 'newText' in one),
      ...(edit?.changes?.[this.uri] ?? []),
    ];
    return this.afterEdits(plain);
  }

  afterEdits(edits: readonly TextEdit[]): string {
    const spans = edits.map(({ range, newText }) => ({ ...this.span(range), newText }));
    spans.sort((a, b) => b.start - a.start || b.end - a.end);
    return spans.reduce(
      (text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end),
      this.text,
    );
  }

  async save(): Promise<void> {
    await this.#editor.connection.sendNotification(DidSaveTextDocumentNotification.type, {
      textDocument: { uri: this.uri },
    });
  }

  async close(): Promise<void> {
    await this.#editor.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri: this.uri },
    });
    this.#editor.closed(this.uri);
  }

  span({ start, end }: LspRange): { readonly start: number; readonly end: number } {
    const lines = new LineMap(this.text);
    return { start: lines.offsetAt(start), end: lines.offsetAt(end) };
  }

  async #splice(start: number, end: number, newText: string): Promise<void> {
    const lines = new LineMap(this.text);
    const range = { start: lines.positionAt(start), end: lines.positionAt(end) };
    this.text = this.text.slice(0, start) + newText + this.text.slice(end);
    this.#cursor = start + newText.length;
    await this.#tell([{ range, text: newText }]);
  }

  async #tell(contentChanges: { range?: LspRange; text: string }[]): Promise<void> {
    this.version++;
    await this.#editor.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: this.uri, version: this.version },
      contentChanges: contentChanges.map(({ range, text }) => (range ? { range, text } : { text })),
    });
  }

  #all(): LspRange {
    const lines = new LineMap(this.text);
    return { start: lines.positionAt(0), end: lines.positionAt(this.text.length) };
  }
}

const SEVERITIES = ['', 'error', 'warning', 'info', 'hint'] as const;

function read(marked: string): { readonly text: string; readonly offset: number } {
  return marked.includes('<|>') ? readCursor(marked) : { text: marked, offset: marked.length };
}
