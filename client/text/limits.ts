import type { Limits, RestartPolicy } from '../engine/containers/details.ts';
import type { LimitsChange } from '../engine/containers/steering.ts';
import { memoryText, parseMemory } from './bytes.ts';

/** What a container can be limited in, and what becomes of it when it ends. */
export type LimitName = 'restart' | 'memory' | 'cpus' | 'pids';

/** In the order of lists. */
export const LIMITS: readonly LimitName[] = ['restart', 'memory', 'cpus', 'pids'];

export const LIMIT_NAMES: Readonly<Record<LimitName, string>> = {
  restart: 'Restart policy',
  memory: 'Memory',
  cpus: 'CPUs',
  pids: 'Processes',
};

const NONE = 'no limit';
/** Microseconds; the Engine's own when none is given. */
const DEFAULT_PERIOD = 100_000;
/** Bytes; what the Engine refuses to go below. */
const LEAST_MEMORY = 6 << 20;

/** `512 MiB`, `1.5`, `unless-stopped`, `no limit`. */
export function limitText(which: LimitName, limits: Limits): string {
  switch (which) {
    case 'restart':
      return policyText(limits.restart);
    case 'memory':
      return limits.memory === 0 ? NONE : memoryText(limits.memory);
    case 'cpus':
      return cpusOf(limits) === 0 ? NONE : `${cpusOf(limits)}`;
    case 'pids':
      return limits.pids === 0 ? NONE : `${limits.pids}`;
  }
}

/** A limit as it can be typed in again; empty for none. */
export function limitInput(which: Exclude<LimitName, 'restart'>, limits: Limits): string {
  const text = limitText(which, limits);
  return text === NONE ? '' : text;
}

/**
 * The change that sets a limit to what was typed; a sentence when that is no such limit. What the
 * Engine would have to be told along with it, for it not to refuse, is in it.
 */
export function limitChange(
  which: Exclude<LimitName, 'restart'>,
  typed: string,
  limits: Limits,
): LimitsChange | string {
  const text = typed.trim();
  switch (which) {
    case 'memory':
      return memoryChange(text, limits);
    case 'cpus':
      return cpusChange(text, limits);
    case 'pids':
      return pidsChange(text);
  }
}

function memoryChange(text: string, limits: Limits): LimitsChange | string {
  const memory = parseMemory(text);
  if (memory === undefined) {
    return text === '' ? cannotEnd('memory') : 'Write an amount of memory, such as 512m or 1.5g';
  }
  if (memory < LEAST_MEMORY) {
    return `The Engine gives a container at least ${memoryText(LEAST_MEMORY)}`;
  }
  return { memory, memorySwap: swapFor(memory, limits) };
}

/** With the swap it had beside its memory; as much as memory when nobody chose, as the Engine does. */
function swapFor(memory: number, limits: Limits): number {
  if (limits.memorySwap < 0) {
    return -1;
  }
  const chosen = limits.memorySwap !== 0 && limits.memorySwap !== 2 * limits.memory;
  return memory + (chosen ? Math.max(0, limits.memorySwap - limits.memory) : memory);
}

function cpusChange(text: string, limits: Limits): LimitsChange | string {
  if (text === '') {
    return cannotEnd('CPUs');
  }
  const cpus = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : 0;
  if (cpus < 0.01) {
    return 'Write how many CPUs it may use, such as 2 or 0.5';
  }
  if (limits.cpuQuota > 0) {
    // The two ways to limit CPUs exclude each other: stay with the one it has.
    const cpuPeriod = limits.cpuPeriod || DEFAULT_PERIOD;
    return { cpuPeriod, cpuQuota: Math.round(cpus * cpuPeriod) };
  }
  return { nanoCpus: Math.round(cpus * 1e9) };
}

function pidsChange(text: string): LimitsChange | string {
  return /^\d*$/.test(text)
    ? { pids: Number(text) }
    : 'Write a number of processes; nothing for no limit';
}

function cannotEnd(what: string): string {
  return `The Engine can change a limit of ${what}, but not take it away`;
}

function cpusOf({ nanoCpus, cpuQuota, cpuPeriod }: Limits): number {
  return cpuQuota > 0 ? cpuQuota / (cpuPeriod || DEFAULT_PERIOD) : nanoCpus / 1e9;
}

function policyText({ name, maximumRetries }: RestartPolicy): string {
  return name === 'on-failure' && maximumRetries > 0
    ? `${name}, at most ${maximumRetries} times`
    : name;
}
