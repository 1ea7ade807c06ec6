/** The command line's entry: hands the process, or a thread of it, to those who do the work. */
import { realpathSync } from 'node:fs';
import { addAbortSignal } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { CliIo } from './cli/command.ts';
import { commands } from './cli/commands/index.generated.ts';
import { serveTasks } from './cli/lint/workerThread.ts';
import { thisMachine } from './cli/machine.ts';
import { run } from './cli/run.ts';

if (isMainThread) void main();
else if (parentPort) serveTasks(parentPort, workerData, thisMachine());

async function main(): Promise<void> {
  const cancelling = new AbortController();
  const { signal } = cancelling;
  // Whoever presses Ctrl-C again does not want to wait.
  process.once('SIGINT', () => cancelling.abort());
  // A closed pipe (`longshore … | head`) is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const [, program] = process.argv;
  const io: CliIo = {
    ...thisMachine(),
    workingFolder: process.cwd(),
    signal,
    program: program === undefined ? undefined : realpathSync(program),
    stdin: async () => (await buffer(addAbortSignal(signal, process.stdin))).toString('utf8'),
    out: (text) => void process.stdout.write(text),
    problem: (line) => void process.stderr.write(`${line}\n`),
    status: process.stderr.isTTY
      ? (line) => void process.stderr.write(`\r\u001b[K${line}`)
      : undefined,
    log: {
      info: () => {},
      error: (message, cause) => console.error(message, cause),
    },
    colour: process.stdout.isTTY === true,
  };
  process.exitCode = await run(process.argv.slice(2), commands, io);
}
