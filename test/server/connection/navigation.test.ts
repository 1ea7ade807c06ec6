import assert from 'node:assert/strict';
import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  DefinitionRequest,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  DocumentSymbolRequest,
  FileChangeType,
  LinkedEditingRangeRequest,
  type LocationLink,
  PrepareRenameRequest,
  type Range,
  ReferencesRequest,
  RenameRequest,
  ResponseError,
  SignatureHelpRequest,
  type SymbolInformation,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { IMAGE_DETAILS, type ImageDetails } from '../../../core/protocol.ts';
import { MemoryFiles } from '../../workbench/files/memoryFiles.ts';
import { connect } from '../../workbench/lsp/connect.ts';
import type { TestDocument } from '../../workbench/lsp/testDocument.ts';
import { drawRanges } from '../../workbench/markers/markers.ts';

const TWO_STAGES = 'FROM alpine AS base\r\nFROM base AS app\r\nCOPY --link --from=ba<|>se a b\r\n';

/** The text with `ranges` marked. */
function draw(file: TestDocument, ranges: readonly Range[]): string {
  return drawRanges(
    file.text,
    ranges.map((range) => file.span(range)),
  );
}

function textOf(contents: unknown): string {
  return typeof contents === 'object' && contents !== null && 'value' in contents
    ? String(contents.value)
    : '';
}

describe('navigation over LSP', () => {
  it('announces what the editor can use', async () => {
    await using editor = await connect();
    const { capabilities } = editor.server;
    assert.deepEqual(capabilities.renameProvider, { prepareProvider: true });
    assert.equal(capabilities.callHierarchyProvider, true);
    assert.equal(capabilities.linkedEditingRangeProvider, true);
    await using plain = await connect({ client: 'plain' });
    assert.equal(plain.server.capabilities.renameProvider, true);
    assert.equal(plain.server.capabilities.definitionProvider, true);
    assert.equal(plain.server.capabilities.callHierarchyProvider, undefined);
    assert.equal(plain.server.capabilities.linkedEditingRangeProvider, undefined);
  });

  it('goes to a definition, and tells what was pointed at', async () => {
    await using editor = await connect();
    const file = await editor.open('Dockerfile', TWO_STAGES);
    const found = await editor.connection.sendRequest(DefinitionRequest.type, file.here);
    const [link] = found as LocationLink[];
    assert.ok(link);
    assert.equal(link.targetUri, file.uri);
    assert.ok(link.originSelectionRange);
    const ranges = [link.targetSelectionRange, link.originSelectionRange];
    assert.equal(
      draw(file, ranges),
      'FROM alpine AS [|base|]\r\nFROM base AS app\r\nCOPY --link --from=[|base|] a b\r\n',
    );
  });

  it('goes to the file that a source names', async () => {
    const files = new MemoryFiles({
      '/work/.git/HEAD': '',
      '/work/src/a b.txt': '',
      '/work/src/c.txt': '',
    });
    await using editor = await connect({ parts: { files } });
    const go = async (text: string) => {
      const file = await editor.open('Dockerfile', text);
      const found = await editor.connection.sendRequest(DefinitionRequest.type, file.here);
      await file.close();
      return (found as LocationLink[] | null)?.map(({ targetUri }) => targetUri) ?? null;
    };
    assert.deepEqual(await go('FROM a\nCOPY src/c<|>.txt /\n'), ['file:///work/src/c.txt']);
    assert.deepEqual(await go('FROM a\nCOPY ["src/<|>*.txt", "/"]\n'), [
      'file:///work/src/a%20b.txt',
      'file:///work/src/c.txt',
    ]);
    assert.equal(await go('FROM a\nCOPY sr<|>c /\n'), null);
    assert.equal(await go('FROM a\nCOPY go<|>ne.txt /\n'), null);
  });

  it('finds references, with and without the declaration, and highlights them', async () => {
    await using editor = await connect();
    const file = await editor.open('Dockerfile', TWO_STAGES);
    const find = (includeDeclaration: boolean) =>
      editor.connection.sendRequest(ReferencesRequest.type, {
        ...file.here,
        context: { includeDeclaration },
      });
    const all = (await find(true)) ?? [];
    const uses = (await find(false)) ?? [];
    assert.equal(
      draw(
        file,
        all.map(({ range }) => range),
      ),
      'FROM alpine AS [|base|]\r\nFROM [|base|] AS app\r\nCOPY --link --from=[|base|] a b\r\n',
    );
    assert.equal(uses.length, 2);
    const lit = await editor.connection.sendRequest(DocumentHighlightRequest.type, file.here);
    assert.deepEqual(
      lit?.map(({ range }) => range),
      all.map(({ range }) => range),
    );
    const { Read, Write } = DocumentHighlightKind;
    assert.deepEqual(
      lit?.map(({ kind }) => kind),
      [Write, Read, Read],
    );
  });

  it('renames, and says why not', async () => {
    await using editor = await connect();
    const file = await editor.open('Dockerfile', TWO_STAGES);
    const prepared = await editor.connection.sendRequest(PrepareRenameRequest.type, file.here);
    assert.ok(prepared && 'placeholder' in prepared);
    assert.equal(prepared.placeholder, 'base');
    const rename = (newName: string) =>
      editor.connection.sendRequest(RenameRequest.type, { ...file.here, newName });
    const edit = await rename('deps');
    assert.equal(
      edit && file.after({ edit }),
      'FROM alpine AS deps\r\nFROM deps AS app\r\nCOPY --link --from=deps a b\r\n',
    );
    await assert.rejects(rename('app'), (error) => {
      assert.ok(error instanceof ResponseError);
      assert.equal(error.message, 'Another stage is called "app" already, in line 2');
      return true;
    });
    await file.replace('FROM alpine\nRUN echo $<|>x\n');
    await assert.rejects(
      editor.connection.sendRequest(PrepareRenameRequest.type, file.here),
      /Nothing here sets "x"/,
    );
    await file.replace('FROM al<|>pine\n');
    assert.equal(await editor.connection.sendRequest(PrepareRenameRequest.type, file.here), null);
    assert.deepEqual(editor.log, []);
  });

  it('links what is edited together', async () => {
    await using editor = await connect();
    const file = await editor.open('Dockerfile', 'FROM a\nRUN <<EO<|>F\nb\nEOF\n');
    const found = await editor.connection.sendRequest(LinkedEditingRangeRequest.type, file.here);
    assert.ok(found);
    assert.equal(draw(file, found.ranges), 'FROM a\nRUN <<[|EOF|]\nb\n[|EOF|]\n');
    assert.ok(new RegExp(`^${found.wordPattern}$`).test('EOF'));
  });

  it('tells who is built from whom', async () => {
    await using editor = await connect();
    const { connection } = editor;
    const file = await editor.open('Dockerfile', TWO_STAGES);
    const [base] =
      (await connection.sendRequest(CallHierarchyPrepareRequest.type, file.here)) ?? [];
    assert.ok(base);
    assert.equal(`${base.name} ${base.detail}`, 'base alpine');
    const incoming = await connection.sendRequest(CallHierarchyIncomingCallsRequest.type, {
      item: base,
    });
    assert.deepEqual(
      incoming?.map(({ from }) => from.name),
      ['app'],
    );
    assert.equal(
      draw(file, incoming?.flatMap(({ fromRanges }) => fromRanges) ?? []),
      'FROM alpine AS base\r\nFROM [|base|] AS app\r\nCOPY --link --from=[|base|] a b\r\n',
    );
    const [app] = incoming ?? [];
    assert.ok(app);
    const outgoing = await connection.sendRequest(CallHierarchyOutgoingCallsRequest.type, {
      item: app.from,
    });
    assert.deepEqual(
      outgoing?.map(({ to }) => to.name),
      ['base'],
    );
  });

  it('outlines as a tree, or flat for editors that know no tree', async () => {
    const text = 'ARG V=1\nFROM alpine AS base\nRUN a\nEXPOSE 80\n';
    await using editor = await connect();
    const file = await editor.open('Dockerfile', text);
    const { textDocument } = file.here;
    const tree = await editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    assert.deepEqual(
      tree?.map((one) => ('children' in one ? [one.name, one.detail, one.children?.length] : one)),
      [
        ['ARG', 'V=1', 0],
        ['base', 'alpine', 2],
      ],
    );
    await using plain = await connect({ client: 'plain' });
    await plain.open('Dockerfile', text);
    const flat = await plain.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    assert.deepEqual(
      (flat as SymbolInformation[]).map(({ name, containerName }) => [name, containerName]),
      [
        ['ARG V=1', undefined],
        ['base alpine', undefined],
        ['RUN a', 'base'],
        ['EXPOSE 80', 'base'],
      ],
    );
  });

  it('finds stages in the whole workspace, as they are now', async () => {
    const files = new MemoryFiles({
      '/work/Dockerfile': 'FROM old AS gone\n',
      '/work/api/Dockerfile': 'FROM a AS api-build\nFROM b AS other\n',
    });
    await using editor = await connect({ parts: { files } });
    const find = async (query: string) => {
      const found = await editor.connection.sendRequest(WorkspaceSymbolRequest.type, { query });
      return (found as SymbolInformation[]).map(
        ({ name, location }) => `${location.uri} ${name} ${location.range.start.character}`,
      );
    };
    await editor.open('Dockerfile', 'FROM c AS typed-build\n');
    assert.deepEqual(
      files.read.filter((path) => path.includes('api')),
      [],
    );
    assert.deepEqual(await find('bld'), [
      'file:///work/Dockerfile typed-build 10',
      'file:///work/api/Dockerfile api-build 10',
    ]);
    await editor.until(() => editor.watched.some((one) => one.includes('ontainerfile')));
    files.write('/work/api/Dockerfile', 'FROM a AS rebuilt\n');
    await editor.fileChanged('api/Dockerfile', FileChangeType.Changed);
    assert.deepEqual((await find('')).slice(1), ['file:///work/api/Dockerfile rebuilt 10']);
    files.write('/work/new.Dockerfile', 'FROM a AS new\n');
    await editor.fileChanged('new.Dockerfile', FileChangeType.Created);
    assert.deepEqual((await find('')).slice(2), ['file:///work/new.Dockerfile new 10']);
  });
});

describe('help over LSP', () => {
  it('helps with what is written next', async () => {
    await using editor = await connect();
    const file = await editor.open('Dockerfile', 'FROM a\nCOPY src <|>');
    const found = await editor.connection.sendRequest(SignatureHelpRequest.type, file.here);
    const [signature] = found?.signatures ?? [];
    assert.equal(signature?.label, 'COPY [OPTIONS] <source> ... <destination>');
    const { label } = signature.parameters?.[found?.activeParameter ?? -1] ?? {};
    assert.deepEqual(label, [28, 41]);
    await file.replace('FROM a\nRUN make <|>');
    assert.equal(await editor.connection.sendRequest(SignatureHelpRequest.type, file.here), null);
  });

  it('counts what goes into the build', async () => {
    const files = new MemoryFiles({
      '/work/.git/HEAD': '',
      '/work/src/a.txt': '12345',
      '/work/src/b.log': '1',
      '/work/.dockerignore': '**/*.log',
    });
    await using editor = await connect({ parts: { files } });
    const file = await editor.open('Dockerfile', 'FROM a\nCOPY sr<|>c /\n');
    const found = await file.hover();
    assert.equal(
      textOf(found?.contents),
      '`src` takes **1 file, 5 B** from the build context `/work`, without what `.dockerignore` keeps out',
    );
  });

  it('asks the editor about images, if it answers that', async () => {
    const asked: unknown[] = [];
    const details: ImageDetails = { source: 'engine', size: 7_000_000, user: 'app' };
    await using editor = await connect({ initializationOptions: { answers: [IMAGE_DETAILS] } });
    editor.connection.onRequest(IMAGE_DETAILS, (params) => {
      asked.push(params);
      return details;
    });
    const file = await editor.open('Dockerfile', 'FROM al<|>pine\n');
    const text = textOf((await file.hover())?.contents);
    assert.deepEqual(asked, [{ reference: 'docker.io/library/alpine:latest' }]);
    assert.match(text, /On the Engine: 7 MB\n- USER `app`/);
    await using other = await connect();
    other.connection.onRequest(IMAGE_DETAILS, () => assert.fail('It was asked'));
    const silent = await other.open('Dockerfile', 'FROM al<|>pine\n');
    assert.match(textOf((await silent.hover())?.contents), /docker\.io\/library\/alpine:latest/);
  });

  it('does without an answer that fails, or takes too long', async () => {
    const initializationOptions = { answers: [IMAGE_DETAILS] };
    await using failing = await connect({ initializationOptions });
    failing.connection.onRequest(IMAGE_DETAILS, () => new ResponseError(-32603, 'no'));
    const first = await failing.open('Dockerfile', 'FROM al<|>pine\n');
    assert.match(textOf((await first.hover())?.contents), /alpine:latest/);
    const clock = { now: () => 0, soon: () => () => {}, after: hurry };
    await using slow = await connect({ initializationOptions, parts: { clock } });
    slow.connection.onRequest(IMAGE_DETAILS, () => new Promise(() => {}));
    const second = await slow.open('Dockerfile', 'FROM al<|>pine\n');
    assert.match(textOf((await second.hover())?.contents), /alpine:latest/);
    assert.deepEqual([...failing.log, ...slow.log], []);
  });
});

/** Patience ends at once. */
function hurry(_: number, task: () => void): () => void {
  const handle = setImmediate(task);
  return () => clearImmediate(handle);
}
