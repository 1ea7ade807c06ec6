import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  DidChangeWatchedFilesNotification,
  DidOpenTextDocumentNotification,
  FileChangeType,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { systemClock } from '../../../server/connection/clock.ts';
import { handler } from '../../../server/connection/handlers/diagnostics.ts';
import { startServer } from '../../../server/connection/server.ts';
import { rule } from '../../../server/rules/LS1001.ts';
import { MemoryFiles } from '../../workbench/files/memoryFiles.ts';

const URI = 'file:///r/Dockerfile';

describe('build context over the protocol', () => {
  it('publishes again when the context has been read, and when watched files change', async () => {
    const files = new MemoryFiles({ '/r/.git/HEAD': '', '/r/b.txt': '' });
    const client = connect(files);
    try {
      const { published, registered } = listen(client);
      await client.sendRequest(InitializeRequest.type, {
        processId: null,
        rootUri: null,
        workspaceFolders: [{ uri: 'file:///r', name: 'r' }],
        capabilities: {
          workspace: {
            didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
          },
        },
      });
      await client.sendNotification(InitializedNotification.type, {});
      const text = 'FROM alpine:3.22\nCOPY a.txt b.txt /\n';
      await client.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri: URI, languageId: 'dockerfile', version: 1, text },
      });
      assert.deepEqual(await published(), []);
      assert.deepEqual(await published(), [
        '"a.txt" is not in the build context: the build stops here',
      ]);
      assert.deepEqual(await registered(), ['file:///r *']);

      files.write('/r/a.txt', '');
      await client.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri: 'file:///r/a.txt', type: FileChangeType.Created }],
      });
      assert.deepEqual(await published(), []);
    } finally {
      client.dispose();
    }
  });
});

function connect(files: MemoryFiles): ProtocolConnection {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const server = createConnection(
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  const log = { info: () => {}, error: (message: string) => assert.fail(message) };
  startServer(server, { rules: [rule], handlers: [handler], files, clock: systemClock, log });
  const client = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  client.listen();
  return client;
}

/** What the server sends, in order, waited for where it is not there yet. */
function listen(client: ProtocolConnection) {
  const messages = new Queue<readonly string[]>();
  const registrations = new Queue<readonly string[]>();
  client.onNotification(PublishDiagnosticsNotification.type, ({ diagnostics }) => {
    messages.put(diagnostics.map(({ message }) => String(message)));
  });
  client.onRequest(RegistrationRequest.type, (params) => {
    for (const { registerOptions } of params.registrations) {
      registrations.put(
        registerOptions.watchers.map(
          ({ globPattern }: { globPattern: { baseUri: string; pattern: string } }) =>
            `${globPattern.baseUri} ${globPattern.pattern}`,
        ),
      );
    }
  });
  return { published: () => messages.take(), registered: () => registrations.take() };
}

class Queue<T> {
  readonly #values: T[] = [];
  readonly #takers: ((value: T) => void)[] = [];

  put(value: T): void {
    const taker = this.#takers.shift();
    if (taker === undefined) this.#values.push(value);
    else taker(value);
  }

  take(): Promise<T> {
    const [value] = this.#values.splice(0, 1);
    if (value !== undefined) return Promise.resolve(value);
    return new Promise((resolve) => void this.#takers.push(resolve));
  }
}
