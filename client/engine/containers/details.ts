import { badAnswer } from '../badAnswer.ts';
import { list, moment, number, optional, record, text } from '../json.ts';

/** What `GET /containers/{id}/json` says beyond the rows of the list. */
export interface ContainerDetails {
  /** In the Engine's order. */
  readonly env: readonly EnvVariable[];
  /** Results of the health check, the newest first; the Engine keeps five. */
  readonly healthLog: readonly HealthResult[];
  readonly limits: Limits;
}

export interface EnvVariable {
  readonly name: string;
  readonly value: string;
}

export interface HealthResult {
  /** Milliseconds since 1970. */
  readonly startedAt?: number;
  readonly finishedAt?: number;
  /** 0 is healthy. */
  readonly exitCode: number;
  readonly output: string;
}

/** What a container may use, and what becomes of it when it ends. */
export interface Limits {
  /** Bytes; 0 for no limit, as in all that follow. */
  readonly memory: number;
  /** Bytes of memory and swap together; -1 for no limit. */
  readonly memorySwap: number;
  /** A thousand millionth of a CPU. */
  readonly nanoCpus: number;
  /** Microseconds of CPU time within each `cpuPeriod`: the other way to limit CPUs. */
  readonly cpuQuota: number;
  /** Microseconds; 0 for the Engine's default of 100,000. */
  readonly cpuPeriod: number;
  /** Processes and threads. */
  readonly pids: number;
  readonly restart: RestartPolicy;
}

export interface RestartPolicy {
  readonly name: 'no' | 'always' | 'unless-stopped' | 'on-failure';
  /** With `on-failure` only; 0 for as often as it takes. */
  readonly maximumRetries: number;
}

/** Decodes the answer; a missing or odd field gets its default. */
export function decodeContainerDetails(answer: unknown): ContainerDetails {
  const object = record(answer);
  if (text(object.Id) === '') {
    throw badAnswer('a container');
  }
  const health = record(record(object.State).Health);
  return {
    env: list(record(object.Config).Env).map(text).filter(Boolean).map(envVariable),
    healthLog: list(health.Log).map(healthResult).reverse(),
    limits: limits(record(object.HostConfig)),
  };
}

function envVariable(assignment: string): EnvVariable {
  const at = assignment.indexOf('=');
  return at < 0
    ? { name: assignment, value: '' }
    : { name: assignment.slice(0, at), value: assignment.slice(at + 1) };
}

function healthResult(value: unknown): HealthResult {
  const result = record(value);
  return {
    ...optional('startedAt', moment(result.Start)),
    ...optional('finishedAt', moment(result.End)),
    exitCode: number(result.ExitCode) ?? 0,
    output: text(result.Output),
  };
}

function limits(host: Record<string, unknown>): Limits {
  const policy = record(host.RestartPolicy);
  return {
    memory: limit(host.Memory),
    memorySwap: number(host.MemorySwap) ?? 0,
    nanoCpus: limit(host.NanoCpus),
    cpuQuota: limit(host.CpuQuota),
    cpuPeriod: limit(host.CpuPeriod),
    pids: limit(host.PidsLimit),
    restart: {
      name: POLICIES.find((name) => name === policy.Name) ?? 'no',
      maximumRetries: number(policy.MaximumRetryCount) ?? 0,
    },
  };
}

const POLICIES = ['always', 'unless-stopped', 'on-failure'] as const;

/** Podman and some API versions write -1 or nothing for no limit. */
function limit(value: unknown): number {
  return Math.max(0, number(value) ?? 0);
}
