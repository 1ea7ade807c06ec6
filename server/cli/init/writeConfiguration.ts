import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LONGSHORE_NAMES } from '../../lint/configuration/places.ts';
import type { CliIo, ExitCode } from '../command.ts';
import { CONFIGURATION } from './template.ts';

/** Writes a configuration to begin with into the working folder, unless there is one. */
export function writeConfiguration({ workingFolder, out, problem }: CliIo): ExitCode {
  const there = LONGSHORE_NAMES.find((name) => existsSync(join(workingFolder, name)));
  if (there !== undefined) {
    problem(`longshore: there is a ${there} in this folder already`);
    return 2;
  }
  const [name = ''] = LONGSHORE_NAMES;
  // Fails rather than overwrite one that came meanwhile.
  writeFileSync(join(workingFolder, name), CONFIGURATION, { flag: 'wx' });
  out(`Wrote ${name}: it configures nothing yet, and says what it can\n`);
  return 0;
}
