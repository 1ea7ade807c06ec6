/**
 * The language server's entry: `--stdio`, `--node-ipc` or `--socket=PORT`. Wires the connection and
 * nothing else.
 */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { fetchHttp } from '../core/registry/http.ts';
import { systemClock } from './connection/clock.ts';
import { handlers } from './connection/handlers/index.generated.ts';
import { connectionLog } from './connection/log.ts';
import { startServer } from './connection/server.ts';
import { ShellCheckProcess } from './lint/shellcheck/process.ts';
import { rules } from './rules/index.generated.ts';
import { VERSION } from './version.generated.ts';
import { OnlineRegistry } from './workspace/images/onlineRegistry.ts';
import { thisMachine } from './workspace/machine.ts';
import { systemFiles } from './workspace/systemFiles.ts';
import { warmUp } from './workspace/warmUp.ts';

const args = process.argv.slice(2);
if (args.includes('--version')) {
  process.stdout.write(`${VERSION}\n`);
} else if (args.some((arg) => /^--(?:stdio|node-ipc|socket|pipe)\b/.test(arg))) {
  const connection = createConnection(ProposedFeatures.all);
  const log = connectionLog(connection);
  startServer(connection, {
    rules,
    handlers,
    files: systemFiles,
    machine: thisMachine(),
    shellCheck: (path) => new ShellCheckProcess(path === undefined ? {} : { command: path }),
    clock: systemClock,
    log,
    registry: new OnlineRegistry(fetchHttp({ timeout: 10_000, size: 8_000_000 }), systemClock),
  });
  warmUp(rules, systemClock, log);
} else {
  process.stderr.write('Say how to talk: --stdio, --node-ipc or --socket=PORT\n');
  process.exitCode = 2;
}
