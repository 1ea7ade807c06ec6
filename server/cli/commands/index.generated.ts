// Written by `npm run generate`; do not edit.
import { command as format } from './format.ts';
import { command as init } from './init.ts';
import { command as lint } from './lint.ts';
import { command as rules } from './rules.ts';
import type { CliCommand } from '../command.ts';

export const commands: readonly CliCommand[] = [
  format,
  init,
  lint,
  rules,
];
