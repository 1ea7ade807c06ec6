import type { CliCommand } from '../command.ts';
import { type FlagGroup, flagsHelp, readArgs } from '../flags.ts';
import { writeConfiguration } from '../init/writeConfiguration.ts';

const flags: readonly FlagGroup[] = [
  { title: 'Options', flags: [{ name: 'help', short: 'h', help: 'Show this' }] },
];

export const command: CliCommand = {
  name: 'init',
  summary: 'Write a longshore.yaml to begin with',
  help: `Usage: longshore init

Writes a longshore.yaml into the current folder, in which every key is explained and none
is set. One that is there already is left as it is.

${flagsHelp(flags)}`,
  async run(args, io) {
    readArgs(args, flags);
    return writeConfiguration(io);
  },
};
