import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  CompletionRequest,
  DefinitionRequest,
  DidChangeConfigurationNotification,
  DocumentHighlightRequest,
  DocumentSymbolRequest,
  InsertTextFormat,
  type Location,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SignatureHelpRequest,
  type SymbolInformation,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { connect } from '../../workbench/lsp/connect.ts';
import type { TestEditor } from '../../workbench/lsp/testEditor.ts';
import { useTempFolder } from '../../workbench/tempFolder.ts';

/** No snippets, no dynamic registration, no settings on demand, one folder, changes without versions. */
const BASIC: ClientCapabilities = {
  workspace: { applyEdit: true, didChangeConfiguration: { dynamicRegistration: false } },
  textDocument: {
    synchronization: { didSave: true },
    publishDiagnostics: { relatedInformation: true },
    completion: { completionItem: { snippetSupport: false } },
  },
};

/** What editors beside VS Code tell of themselves, as far as it changes what they are given. */
const EDITORS: Readonly<Record<string, ClientCapabilities>> = {
  'that shows plain text only': BASIC,
  'that shows Markdown': {
    ...BASIC,
    textDocument: { ...BASIC.textDocument, hover: { contentFormat: ['markdown', 'plaintext'] } },
  },
};

const TEXT = `# syntax=docker/dockerfile:1
ARG NODE=22
FROM node:$NODE AS build
ENV FACE="😀" MODE=production
COPY src /src
RUN echo $MODE
FROM scratch
COPY --from=build /src /
MAINTAINER Ada
`;

describe('other editors, over stdio', function () {
  this.timeout(60_000);
  const folder = useTempFolder();

  for (const [what, client] of Object.entries(EDITORS)) {
    it(`an editor ${what}`, async () => {
      folder.write({
        '.git/HEAD': '',
        'src/a.txt': 'a',
        'api/Dockerfile': 'FROM alpine AS api\n',
        Dockerfile: TEXT,
      });
      const folders = [pathToFileURL(folder.path).href];
      await using editor = await connect({ over: 'stdio', client, folders });
      await look(editor, client.textDocument?.hover !== undefined);
      assert.deepEqual(editor.registrations, []);
      assert.deepEqual(editor.log, []);
    });
  }

  async function look(editor: TestEditor, markdown: boolean): Promise<void> {
    const { connection } = editor;
    const file = await editor.open('Dockerfile', TEXT.replace('$MODE', '$MO<|>DE'));
    const { textDocument } = file.here;

    // Diagnostics come by themselves, and follow the settings that are sent.
    const codes = (await file.diagnostics()).map(({ code }) => code);
    assert.deepEqual(codes, ['DL4000']);
    await connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { longshore: { lint: { rules: { DL4000: 'off' } } } },
    });
    await editor.until(() => editor.published(file.uri).length === 0);

    const hover = await file.hover();
    const contents = hover?.contents as { kind: string; value: string };
    assert.equal(contents.kind, markdown ? 'markdown' : 'plaintext');
    const [first] = contents.value.split('\n');
    assert.equal(first, markdown ? '**MODE** is `production`' : 'MODE is production');

    // Columns count UTF-16: the face before it counts twice.
    const definition = await connection.sendRequest(DefinitionRequest.type, file.here);
    const at = (line: number, from: number, to: number) => ({
      start: { line, character: from },
      end: { line, character: to },
    });
    const set = { uri: file.uri, range: at(3, 14, 18) };
    assert.deepEqual(definition, [set]);
    const context = { includeDeclaration: true };
    const references = await connection.sendRequest(ReferencesRequest.type, {
      ...file.here,
      context,
    });
    assert.deepEqual(references, [set, { uri: file.uri, range: at(5, 10, 14) }]);
    const lit = await connection.sendRequest(DocumentHighlightRequest.type, file.here);
    assert.equal(lit?.length, 2);
    const prepared = await connection.sendRequest(PrepareRenameRequest.type, file.here);
    assert.deepEqual(prepared, { range: at(5, 10, 14), placeholder: 'MODE' });
    const edit = await connection.sendRequest(RenameRequest.type, { ...file.here, newName: 'M' });
    assert.deepEqual(Object.keys(edit ?? {}), ['changes']);
    assert.equal(edit && file.after({ edit }), TEXT.replaceAll('MODE', 'M'));

    const symbols = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    const flat = symbols as SymbolInformation[];
    assert.ok(flat.every(({ location }) => location.uri === file.uri));
    assert.deepEqual(flat.map(({ name }) => name).slice(0, 3), [
      'ARG NODE=22',
      'build node:$NODE',
      'ENV FACE MODE',
    ]);
    const found = await connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'api' });
    assert.deepEqual(
      (found as SymbolInformation[]).map(({ name }) => name),
      ['api'],
    );

    await file.edit('COPY [|src|] /src', 'src');
    const source = (await connection.sendRequest(DefinitionRequest.type, file.here)) as Location[];
    assert.equal(source, null, 'a folder is nothing to open');
    const counted = (await file.hover())?.contents as { value: string };
    assert.match(counted.value, /takes (?:\*\*)?1 file, 1 B/);

    await file.replace('FROM a\nHEALTHCHECK <|>');
    const help = await connection.sendRequest(SignatureHelpRequest.type, file.here);
    const [signature] = help?.signatures ?? [];
    const label = signature?.parameters?.[help?.activeParameter ?? -1]?.label;
    assert.equal(label, 'CMD <command>');
    await file.replace('FROM a\nRU<|>');
    const completed = await connection.sendRequest(CompletionRequest.type, file.here);
    const items = Array.isArray(completed) ? completed : (completed?.items ?? []);
    assert.ok(items.length > 0);
    assert.ok(items.every((one) => one.insertTextFormat !== InsertTextFormat.Snippet));
    await file.close();
  }
});
