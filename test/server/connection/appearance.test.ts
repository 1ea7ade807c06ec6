import assert from 'node:assert/strict';
import {
  CodeLensRequest,
  DocumentLinkRequest,
  FoldingRangeRequest,
  InlayHintRequest,
  SelectionRangeRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver/node';
import {
  BUILD_STAGE,
  SHOW_REFERENCES,
  STAGE_GRAPH,
  type StageGraph,
} from '../../../core/protocol.ts';
import { MemoryFiles } from '../../workbench/files/memoryFiles.ts';
import { connect } from '../../workbench/lsp/connect.ts';
import type { TestDocument } from '../../workbench/lsp/testDocument.ts';

const NONE = { line: 0, character: 0 };

function of({ uri }: TestDocument) {
  return { textDocument: { uri } };
}

function whole(file: TestDocument) {
  return { start: NONE, end: { line: file.text.split('\n').length, character: 0 } };
}

describe('what a Dockerfile looks like, over LSP', () => {
  it('has semantic tokens, all, by range, and as a difference', async () => {
    await using editor = await connect();
    const file = await editor.open('Dockerfile', 'FROM a\nUSER b\nUSER c\n');
    const { connection } = editor;
    const legend = editor.server.capabilities.semanticTokensProvider?.legend.tokenTypes ?? [];
    const [keyword, type, string] = ['keyword', 'type', 'string'].map((one) => legend.indexOf(one));
    const first = [0, 0, 4, keyword, 0, 0, 5, 1, type, 0];
    const user = [1, 0, 4, keyword, 0, 0, 5, 1, string, 0];
    const all = await connection.sendRequest(SemanticTokensRequest.type, of(file));
    assert.deepEqual(all?.data, [...first, ...user, ...user]);

    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 1 } };
    const part = await connection.sendRequest(SemanticTokensRangeRequest.type, {
      ...of(file),
      range,
    });
    assert.deepEqual(part?.data, [2, ...user.slice(1)]);

    const previousResultId = all?.resultId ?? '';
    const same = await connection.sendRequest(SemanticTokensDeltaRequest.type, {
      ...of(file),
      previousResultId,
    });
    assert.deepEqual(same, { resultId: previousResultId, edits: [] });
    await file.edit('USER [|b|]\n', 'bcd');
    const delta = await connection.sendRequest(SemanticTokensDeltaRequest.type, {
      ...of(file),
      previousResultId,
    });
    assert.deepEqual(delta && 'edits' in delta && delta.edits, [
      { start: 15, deleteCount: 5, data: [0, 5, 3, string, 0] },
    ]);
  });

  it('parts a token at the ends of lines', async () => {
    await using editor = await connect();
    const file = await editor.open('Dockerfile', 'ENV A="b\\\r\nc"\r\n');
    const { data } = (await editor.connection.sendRequest(
      SemanticTokensRequest.type,
      of(file),
    )) ?? {
      data: [],
    };
    const places = Array.from({ length: data.length / 5 }, (_, k) => data.slice(5 * k, 5 * k + 3));
    assert.deepEqual(places, [
      [0, 0, 3],
      [0, 4, 1],
      [0, 1, 1],
      [0, 1, 3],
      [1, 0, 2],
    ]);
  });

  it('folds whole lines', async () => {
    await using editor = await connect();
    const file = await editor.open('Dockerfile', '# a\n# b\nFROM a\nRUN b \\\n  c\n');
    assert.deepEqual(await editor.connection.sendRequest(FoldingRangeRequest.type, of(file)), [
      { startLine: 2, endLine: 4 },
      { startLine: 3, endLine: 4 },
      { startLine: 0, endLine: 1, kind: 'comment' },
    ]);
  });

  it('selects more and more', async () => {
    await using editor = await connect();
    const file = await editor.open('Dockerfile', 'FROM a<|>b:c\n');
    const [selection] =
      (await editor.connection.sendRequest(SelectionRangeRequest.type, {
        ...of(file),
        positions: [file.cursor],
      })) ?? [];
    const steps: string[] = [];
    for (let at = selection; at !== undefined; at = at.parent) {
      const { start, end } = file.span(at.range);
      steps.push(file.text.slice(start, end));
    }
    assert.deepEqual(steps, ['ab', 'ab:c', 'FROM ab:c', 'FROM ab:c\n']);
  });

  it('links files once the build context has been read', async () => {
    const files = new MemoryFiles({
      '/work/.git/HEAD': '',
      '/work/a b.txt': '',
      '/work/src/c': '',
    });
    await using editor = await connect({ parts: { files } });
    const file = await editor.open(
      'Dockerfile',
      '# hadolint ignore=DL3006\nFROM node\nCOPY ["a b.txt", "gone.txt", "src", "/"]\n',
    );
    const links = await editor.connection.sendRequest(DocumentLinkRequest.type, of(file));
    const shown = (links ?? []).map(({ range, target }) => {
      const { start, end } = file.span(range);
      return `${file.text.slice(start, end)} -> ${target}`;
    });
    assert.deepEqual(shown, [
      'DL3006 -> https://github.com/longshore/longshore/blob/main/docs/rules/DL3006.md',
      'node -> https://hub.docker.com/_/node',
      'a b.txt -> file:///work/a%20b.txt',
    ]);
  });

  it('has inlay hints as set, and asks for them again when settings change', async () => {
    await using editor = await connect();
    const file = await editor.open('Dockerfile', 'ARG V=1\nFROM a:$V\nARG W=2\nWORKDIR /$W\n');
    const hints = async () => {
      const params = { ...of(file), range: whole(file) };
      const found = await editor.connection.sendRequest(InlayHintRequest.type, params);
      return (found ?? []).map(({ position, label }) => `${position.line}: ${label}`);
    };
    assert.deepEqual(await hints(), ['1: =1']);
    await editor.configure({ inlayHints: { variables: 'all' } });
    await editor.until(() => editor.refreshed.filter((one) => one === 'inlayHint').length > 0);
    assert.deepEqual(await hints(), ['1: =1', '3: =2']);
  });

  it('has code lenses for the commands that the client runs', async () => {
    const text = 'FROM a AS b\nFROM b\n';
    const lenses = async (commands: readonly string[]) => {
      await using editor = await connect({ initializationOptions: { commands } });
      if (editor.server.capabilities.codeLensProvider === undefined) return undefined;
      const file = await editor.open('Dockerfile', text);
      const found = await editor.connection.sendRequest(CodeLensRequest.type, of(file));
      return (found ?? []).map(({ range, command }) => [range.start.line, command]);
    };
    assert.equal(await lenses([]), undefined);
    const uri = 'file:///work/Dockerfile';
    const at = { start: { line: 1, character: 5 }, end: { line: 1, character: 6 } };
    assert.deepEqual(await lenses([SHOW_REFERENCES]), [
      [0, { title: '1 reference', command: SHOW_REFERENCES, arguments: [uri, NONE, [at]] }],
    ]);
    assert.deepEqual(await lenses([BUILD_STAGE]), [
      [0, { title: 'Build to here', command: BUILD_STAGE, arguments: [uri, 'b'] }],
      [1, { title: 'Build to here', command: BUILD_STAGE, arguments: [uri, '1'] }],
    ]);
  });

  it('has a graph of its stages', async () => {
    await using editor = await connect();
    const file = await editor.open('Dockerfile', 'FROM a\n');
    const graph: StageGraph | null = await editor.connection.sendRequest(STAGE_GRAPH, of(file));
    const [stage, image] = graph?.nodes ?? [];
    const at = { start: NONE, end: { line: 0, character: 6 } };
    assert.deepEqual(stage, {
      id: 'stage:0',
      kind: 'stage',
      label: 'stage 0',
      isTarget: true,
      isUsed: true,
      at,
    });
    assert.equal(image?.id, 'image:docker.io/library/a');
    const other = { textDocument: { uri: 'file:///other' } };
    assert.equal(await editor.connection.sendRequest(STAGE_GRAPH, other), null);
  });
});
