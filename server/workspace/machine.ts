import { homedir } from 'node:os';
import type { Machine } from '../lint/configuration/places.ts';

/** The machine and the user that this process runs for. */
export function thisMachine(): Machine {
  return { environment: process.env, home: homedir(), platform: process.platform };
}
