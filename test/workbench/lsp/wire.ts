import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  ExitNotification,
  ProposedFeatures,
  type ProtocolConnection,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { systemClock } from '../../../server/connection/clock.ts';
import { handlers } from '../../../server/connection/handlers/index.generated.ts';
import { connectionLog } from '../../../server/connection/log.ts';
import { type ServerParts, startServer } from '../../../server/connection/server.ts';
import { ShellCheckError, type ShellCheckRunner } from '../../../server/lint/shellcheck/runner.ts';
import { rules } from '../../../server/rules/index.generated.ts';
import { MemoryFiles } from '../files/memoryFiles.ts';
import { builtServer } from './builtServer.ts';

/** The client's end of a connection to a language server. */
export interface Wire {
  /** Not listening yet. */
  readonly connection: ProtocolConnection;
  /** Ends the server; resolves when it has. */
  close(): Promise<void>;
}

/** A server in this process, at the other end of two real streams. */
export function memoryWire(parts: Partial<ServerParts>): Wire {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  startServer(server, {
    rules,
    handlers,
    clock: systemClock,
    log: connectionLog(server),
    files: new MemoryFiles(),
    machine: { environment: {}, home: '/home/ada', platform: 'linux' },
    shellCheck: () => NO_SHELLCHECK,
    ...parts,
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  return {
    connection,
    async close() {
      // No `exit`: that would end this process.
      await connection.sendRequest(ShutdownRequest.type);
      connection.dispose();
      server.dispose();
      toServer.destroy();
      toClient.destroy();
    },
  };
}

/** Whether this machine has one must not matter. */
const NO_SHELLCHECK: ShellCheckRunner = {
  run: () => Promise.reject(new ShellCheckError('missing', 'There is none in tests')),
};

/** The server that ships, built if need be, as a child process that is spoken to over its pipes. */
export async function stdioWire(): Promise<Wire> {
  const child = spawn(process.execPath, [await builtServer(), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  return {
    connection,
    async close() {
      const ended = once(child, 'exit');
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      const [code] = await ended;
      connection.dispose();
      if (code !== 0) throw new Error(`The language server ended with ${code}`);
    },
  };
}
