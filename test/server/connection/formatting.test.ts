import assert from 'node:assert/strict';
import {
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
} from 'vscode-languageserver/node';
import { MemoryFiles } from '../../workbench/files/memoryFiles.ts';
import { connect } from '../../workbench/lsp/connect.ts';
import type { TestDocument } from '../../workbench/lsp/testDocument.ts';
import type { TestEditor } from '../../workbench/lsp/testEditor.ts';

const TEXT = 'from a\nrun b && \\\nc\n';
const options = { tabSize: 2, insertSpaces: true };

async function formatted(editor: TestEditor, file: TestDocument): Promise<string> {
  const params = { textDocument: { uri: file.uri }, options };
  const edits = await editor.connection.sendRequest(DocumentFormattingRequest.type, params);
  return file.afterEdits(edits ?? []);
}

describe('formatting over LSP', () => {
  it('lays out a document by the indentation of the editor', async () => {
    for (const over of ['memory', 'stdio'] as const) {
      await using editor = await connect({ over });
      const file = await editor.open('Dockerfile', TEXT);
      assert.equal(await formatted(editor, file), 'FROM a\nRUN b && \\\n  c\n');
    }
  });

  it('lays out lines', async () => {
    await using editor = await connect();
    const file = await editor.open('Dockerfile', TEXT);
    const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 4 } };
    const params = { textDocument: { uri: file.uri }, options, range };
    const edits = await editor.connection.sendRequest(DocumentRangeFormattingRequest.type, params);
    assert.equal(file.afterEdits(edits ?? []), 'from a\nRUN b && \\\nc\n');
  });

  it('lays out while typing', async () => {
    await using editor = await connect();
    const file = await editor.open('Dockerfile', 'FROM a\nrun b \\\n<|>');
    const params = { textDocument: { uri: file.uri }, options, position: file.cursor, ch: '\n' };
    const edits = await editor.connection.sendRequest(DocumentOnTypeFormattingRequest.type, params);
    assert.equal(file.afterEdits(edits ?? []), 'FROM a\nRUN b \\\n  ');
  });

  it('does as settings and files say, settings first', async () => {
    const files = new MemoryFiles(
      '//- /work/longshore.yaml\nformat:\n  keywordCase: lower\n  operators: lineStart\n  indent: 3\n',
    );
    const settings = {
      // What an editor sends for all that is not set.
      format: { keywordCase: 'upper', operators: 'lineEnd', maxBlankLines: 1, finalNewline: true },
    };
    await using editor = await connect({ parts: { files }, settings });
    const file = await editor.open('Dockerfile', 'FROM a\nRUN b \\\n&& c\n');
    assert.equal(await formatted(editor, file), 'from a\nrun b && \\\n   c\n');
  });

  it('does nothing where it is switched off', async () => {
    await using editor = await connect({ settings: { format: { enable: false } } });
    const file = await editor.open('Dockerfile', TEXT);
    assert.equal(await formatted(editor, file), TEXT);
  });
});
