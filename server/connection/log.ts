import type { Connection } from 'vscode-languageserver';
import type { Log } from '../workspace/ports.ts';

/** Writes to the editor's output channel for this server. */
export function connectionLog(connection: Connection): Log {
  return {
    info: (message) => connection.console.info(message),
    error(message, cause) {
      const detail = cause instanceof Error ? (cause.stack ?? cause.message) : cause;
      connection.console.error(cause === undefined ? message : `${message}: ${detail}`);
    },
  };
}
