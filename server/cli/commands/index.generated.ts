// Written by `npm run generate`; do not edit.
import { command as lint } from './lint.ts';
import type { CliCommand } from '../command.ts';

export const commands: readonly CliCommand[] = [
  lint,
];
