import type { ChildProcess, SpawnOptions } from 'node:child_process';
export function which(name: string): string | undefined;
export function runQuiet(
  command: string,
  args: readonly string[],
  options?: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv },
): Promise<string>;
export function startGroup(
  command: string,
  args: readonly string[],
  options?: SpawnOptions,
): ChildProcess;
export function stopGroup(child: ChildProcess, graceMs?: number): Promise<void>;
