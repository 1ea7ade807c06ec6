import { list, moment, number, optional, record, text } from '../json.ts';

/**
 * What a container has used up to a moment, as the Engine counts it. What it does not count is left
 * out: the network of one that uses its host's, block I/O of one on Windows.
 */
export interface StatsSample {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly cpu: CpuSample;
  /** Bytes in use, without what the kernel only caches. */
  readonly memory?: number;
  /** Bytes; left out when there is no limit. */
  readonly memoryLimit?: number;
  /** Bytes through all its networks since it was started. */
  readonly received?: number;
  readonly sent?: number;
  /** Bytes from and to its disks since it was started. */
  readonly read?: number;
  readonly written?: number;
  /** Processes and threads. */
  readonly pids?: number;
}

export interface CpuSample {
  /** CPU time used, in nanoseconds. */
  readonly used: number;
  /** CPU time that all CPUs had together, in nanoseconds; not on Windows. */
  readonly all?: number;
  readonly count: number;
}

/** More than any machine has: what some Engines say for no limit. */
const NO_LIMIT = 2 ** 60;

/**
 * Decodes an answer of `GET /containers/{id}/stats`, cgroups of both versions and Windows;
 * `undefined` when the container does not run.
 *
 * @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerStats
 */
export function decodeStats(answer: unknown): StatsSample | undefined {
  const stats = record(answer);
  const time = moment(stats.read);
  const memory = record(stats.memory_stats);
  const cpu = record(stats.cpu_stats);
  if (time === undefined) {
    return undefined;
  }
  return {
    time,
    cpu: decodeCpu(cpu, number(stats.num_procs) ?? 0),
    ...optional('memory', usedMemory(memory)),
    ...optional('memoryLimit', memoryLimit(memory)),
    ...networkBytes(stats.networks),
    ...blockBytes(record(stats.blkio_stats).io_service_bytes_recursive),
    ...storageBytes(record(stats.storage_stats)),
    ...optional('pids', number(record(stats.pids_stats).current)),
  };
}

/** Windows counts CPU time in 100 ns and names its CPUs otherwise. */
function decodeCpu(cpu: Record<string, unknown>, windowsCpus: number): CpuSample {
  const usage = record(cpu.cpu_usage);
  const used = number(usage.total_usage) ?? 0;
  if (windowsCpus > 0) {
    return { used: used * 100, count: windowsCpus };
  }
  const count = number(cpu.online_cpus) || list(usage.percpu_usage).length || 1;
  return { used, ...optional('all', number(cpu.system_cpu_usage)), count };
}

/**
 * What `docker stats` shows: files that were read and not looked at since can go at any time, so
 * they do not count. cgroup v1 adds up those of all children under another name.
 */
function usedMemory(memory: Record<string, unknown>): number | undefined {
  const usage = number(memory.usage);
  if (usage === undefined) {
    return number(memory.privateworkingset);
  }
  const details = record(memory.stats);
  const cached = number(details.total_inactive_file) ?? number(details.inactive_file) ?? 0;
  return cached < usage ? usage - cached : usage;
}

function memoryLimit(memory: Record<string, unknown>): number | undefined {
  const limit = number(memory.limit);
  return limit !== undefined && limit > 0 && limit < NO_LIMIT ? limit : undefined;
}

function networkBytes(networks: unknown): Pick<StatsSample, 'received' | 'sent'> {
  const all = Object.values(record(networks)).map(record);
  if (all.length === 0) {
    return {};
  }
  const sum = (name: string) => all.reduce((total, one) => total + (number(one[name]) ?? 0), 0);
  return { received: sum('rx_bytes'), sent: sum('tx_bytes') };
}

/** cgroup v1 writes `Read`, v2 `read`. */
function blockBytes(entries: unknown): Pick<StatsSample, 'read' | 'written'> {
  if (!Array.isArray(entries)) {
    return {};
  }
  const sum = (operation: string) =>
    entries
      .map(record)
      .filter(({ op }) => text(op).toLowerCase() === operation)
      .reduce((total, { value }) => total + (number(value) ?? 0), 0);
  return { read: sum('read'), written: sum('write') };
}

/** On Windows. */
function storageBytes(storage: Record<string, unknown>): Pick<StatsSample, 'read' | 'written'> {
  return {
    ...optional('read', number(storage.read_size_bytes)),
    ...optional('written', number(storage.write_size_bytes)),
  };
}
