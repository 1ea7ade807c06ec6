import assert from 'node:assert/strict';
import {
  type CompletionItem,
  CompletionRequest,
  CompletionTriggerKind,
  InsertReplaceEdit,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver/node';
import { IMAGE_TAGS, LOCAL_IMAGES } from '../../../core/protocol.ts';
import type { FileSystem, Registry } from '../../../server/workspace/ports.ts';
import { MemoryFiles } from '../../workbench/files/memoryFiles.ts';
import { connect } from '../../workbench/lsp/connect.ts';
import type { TestDocument } from '../../workbench/lsp/testDocument.ts';
import { ManualClock } from '../workspace/manualClock.ts';

function named(items: readonly CompletionItem[], label: string): CompletionItem {
  const item = items.find((each) => each.label === label);
  if (item === undefined) throw new Error(`${label} is not among ${items.map((one) => one.label)}`);
  return item;
}

/** The text once `item` is written: as an editor does that replaces, or that inserts. */
function textAfter(
  document: TestDocument,
  item: CompletionItem,
  mode: 'insert' | 'replace',
): string {
  const { textEdit: edit, additionalTextEdits: more = [] } = item;
  if (edit === undefined) throw new Error('No edit');
  const plain = InsertReplaceEdit.is(edit) ? { range: edit[mode], newText: edit.newText } : edit;
  return document.afterEdits([plain, ...more]);
}

const registry: Registry = {
  repositories: async () => ({ items: [], complete: false }),
  tags: async () => ({
    items: [{ name: '24', updatedAt: undefined, platforms: [], size: undefined }],
    complete: true,
  }),
  digest: async () => 'sha256:abc',
};

describe('Completion over the protocol', () => {
  it('is announced with its triggers', async () => {
    await using editor = await connect();
    const { completionProvider } = editor.server.capabilities;
    assert.equal(completionProvider?.triggerCharacters?.join(''), '-=${,:/@#<');
    assert.equal(completionProvider?.resolveProvider, true);
  });

  it('lets the editor choose between inserting and replacing', async () => {
    await using editor = await connect();
    const file = await editor.open('Dockerfile', 'FROM a\nUSER x\nCOPY --ch<|>own=b c d\n');
    const item = named(await file.complete(), '--from=');
    assert.equal(textAfter(file, item, 'replace'), 'FROM a\nUSER x\nCOPY --from=b c d\n');
    assert.equal(textAfter(file, item, 'insert'), 'FROM a\nUSER x\nCOPY --from=own=b c d\n');
  });

  it('replaces the word in an editor that knows the basics only', async () => {
    await using editor = await connect({ client: 'plain' });
    const file = await editor.open('Dockerfile', 'FROM a\nEN<|>X\n');
    const item = named(await file.complete(), 'ENTRYPOINT');
    assert.equal(textAfter(file, item, 'replace'), 'FROM a\nENTRYPOINT \n');
    assert.deepEqual(
      [item.insertTextFormat, item.labelDetails, item.tags],
      [1, undefined, undefined],
    );
    assert.equal((item.documentation as { kind: string }).kind, 'plaintext');
    const signal = await editor.open('B.Dockerfile', 'FROM a\nSTOPSIGNAL <|>');
    const { detail } = named(await signal.complete(), 'SIGTERM');
    assert.equal(detail, '15: Asks the process to end; the default');
  });

  it('counts in UTF-16, whatever the line breaks', async () => {
    await using editor = await connect();
    const file = await editor.open('Dockerfile', 'FROM a\r\nLABEL a="😀" or<|> b=c\r\n');
    const item = named(await file.complete(), 'org.opencontainers.image.title');
    assert.equal(
      textAfter(file, item, 'replace'),
      'FROM a\r\nLABEL a="😀" org.opencontainers.image.title="$1" b=c\r\n',
    );
  });

  it('edits elsewhere too', async () => {
    await using editor = await connect();
    const file = await editor.open('Dockerfile', 'FROM a\nRUN echo $<|>\n');
    const item = named(await file.complete(), 'TARGETARCH');
    assert.equal(
      textAfter(file, item, 'replace'),
      'FROM a\nARG TARGETARCH\nRUN echo $TARGETARCH\n',
    );
  });

  it('asks the editor to go on only where it said how', async () => {
    const suggestCommand = 'editor.action.triggerSuggest';
    for (const initializationOptions of [{}, { suggestCommand }]) {
      await using editor = await connect({ initializationOptions });
      const file = await editor.open('Dockerfile', 'FROM a\nCOPY --<|>');
      const { command } = named(await file.complete(), '--from=');
      assert.equal(command?.command, initializationOptions.suggestCommand);
    }
  });

  it('reads the build context', async () => {
    const files: FileSystem = new MemoryFiles(
      '//- /work/Dockerfile\n//- /work/src/main.ts\n//- /work/.dockerignore\nsrc/*.ts\n',
    );
    await using editor = await connect({ parts: { files } });
    const file = await editor.open('Dockerfile', 'FROM a\nCOPY src/<|>');
    const { labelDetails } = named(await file.complete(), 'main.ts');
    assert.deepEqual(labelDetails, { description: 'ignored' });
  });

  it('tells more when an item is looked at', async () => {
    await using editor = await connect({ parts: { registry, clock: new ImpatientClock() } });
    const file = await editor.open('Dockerfile', 'FROM node:<|>');
    const item = await file.resolve(named(await file.complete(), '24'));
    assert.deepEqual(item.documentation, {
      kind: 'markdown',
      value: '`node:24` is now\n\n`sha256:abc`',
    });
    await file.replace('FROM a\n# hadolint ignore=<|>\nRUN b');
    const rule = await file.resolve(named(await file.complete(), 'DL3004'));
    assert.match((rule.documentation as { value: string }).value, /sudo/);
    await file.replace('FROM a\nSTOPSIGNAL <|>');
    const plain = named(await file.complete(), 'SIGINT');
    assert.deepEqual(await file.resolve(plain), plain);
  });

  it('asks the editor for images, and the registry for the rest', async () => {
    await using editor = await connect({
      initializationOptions: { answers: [LOCAL_IMAGES, IMAGE_TAGS] },
      parts: { registry, clock: new ImpatientClock() },
    });
    const asked: string[] = [];
    editor.connection.onRequest(LOCAL_IMAGES, () => [
      { name: 'shop/web', tags: ['1'], size: 1, createdAt: 0 },
    ]);
    editor.connection.onRequest(IMAGE_TAGS, ({ repository }: { repository: string }) => {
      asked.push(repository);
      return repository === 'mine' ? ['7'] : null;
    });
    const file = await editor.open('Dockerfile', 'FROM <|>');
    const list = await file.completionList();
    assert.ok(list.isIncomplete);
    assert.equal(list.items[0]?.label, 'shop/web:1');
    await file.replace('FROM mine:<|>');
    assert.deepEqual(
      (await file.complete()).map(({ label }) => label),
      ['7'],
    );
    await file.replace('FROM node:<|>');
    assert.deepEqual(
      (await file.complete()).map(({ label }) => label),
      ['24'],
    );
    assert.deepEqual(asked, ['mine', 'node']);
  });

  it('survives an editor that lends what it cannot give', async () => {
    await using editor = await connect({ initializationOptions: { answers: [LOCAL_IMAGES] } });
    const file = await editor.open('Dockerfile', 'FROM <|>');
    assert.ok((await file.complete()).length > 0);
    assert.match(editor.log.join(), /The editor did not tell its images/);
  });

  it('does not use the network when the user says so', async () => {
    const settings = { registry: { online: false } };
    await using editor = await connect({ settings, parts: { registry } });
    const file = await editor.open('Dockerfile', 'FROM node:<|>');
    assert.deepEqual(await file.completionList(), { isIncomplete: false, items: [] });
  });

  it('stops when the editor no longer wants it', async () => {
    const clock = new ManualClock();
    await using editor = await connect({ parts: { registry, clock } });
    const { uri, cursor: position } = await editor.open('Dockerfile', 'FROM node:<|>');
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const answer = editor.connection.sendRequest(
      CompletionRequest.type,
      { textDocument: { uri }, position },
      source.token,
    );
    source.cancel();
    await assert.rejects(answer, (error) => {
      return error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled;
    });
    assert.deepEqual(clock.pending, []);
  });

  it('keeps still behind a # that begins a comment', async () => {
    await using editor = await connect();
    const file = await editor.open('Dockerfile', 'FROM a\n#<|>');
    const typed = {
      triggerKind: CompletionTriggerKind.TriggerCharacter,
      triggerCharacter: '#',
    };
    assert.deepEqual((await file.completionList(typed)).items, []);
    assert.ok((await file.completionList()).items.length > 0);
  });
});

/** Typing has always stopped, and nobody gives up waiting. */
class ImpatientClock extends ManualClock {
  override after(milliseconds: number, task: () => void): () => void {
    if (milliseconds >= 1000) return super.after(milliseconds, task);
    const handle = setImmediate(task);
    return () => clearImmediate(handle);
  }
}
