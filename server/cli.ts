/** The command line's entry: hands the process to `run` and nothing else. */
import { readFileSync } from 'node:fs';
import type { CliIo } from './cli/command.ts';
import { commands } from './cli/commands/index.generated.ts';
import { run } from './cli/run.ts';
import { blockingFiles } from './workspace/systemFiles.ts';

const io: CliIo = {
  files: blockingFiles,
  stdin: async () => readFileSync(0, 'utf8'),
  out: (text) => void process.stdout.write(text),
  problem: (line) => void process.stderr.write(`${line}\n`),
  log: {
    info: () => {},
    error: (message, cause) => console.error(message, cause),
  },
  colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
};

// A closed pipe (`longshore … | head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

void run(process.argv.slice(2), commands, io).then((code) => {
  process.exitCode = code;
});
