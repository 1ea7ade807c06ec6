import { homedir } from 'node:os';
import { blockingFiles } from '../workspace/systemFiles.ts';
import type { Surroundings } from './lint/makeLinter.ts';

/** The machine that this process runs on. */
export function thisMachine(): Surroundings {
  const { env, platform } = process;
  return { files: blockingFiles, machine: { environment: env, home: homedir(), platform } };
}
