import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { decodeStats, type StatsSample } from '../../../../client/engine/stats/sample.ts';
import { type Usage, usageOf } from '../../../../client/engine/stats/usage.ts';

/** Two samples that follow each other. */
function recorded(name: string): readonly [StatsSample, StatsSample] {
  const path = new URL(`../../../fixtures/stats/${name}.json`, import.meta.url);
  const [first, second] = (JSON.parse(readFileSync(path, 'utf8')) as unknown[]).map(decodeStats);
  assert.ok(first && second);
  return [first, second];
}

/** Numbers as people read them. */
function rounded(usage: Usage): Record<string, number> {
  const entries = Object.entries(usage).filter(([name]) => name !== 'time');
  return Object.fromEntries(entries.map(([name, value]) => [name, Math.round(value * 100) / 100]));
}

const RUNNING = { read: '2026-11-25T10:00:00Z' };

describe('what containers use', () => {
  // Recorded of a container that may use half a CPU, and has read a file of 60 MiB.
  it('is read of cgroups v1 as docker does', () => {
    const [before, sample] = recorded('cgroup1');
    assert.deepEqual(rounded(usageOf(sample, before)), {
      cpu: 50.96,
      memory: 61_751_296,
      memoryLimit: 134_217_728,
      receiving: 69.72,
      sending: 0,
      reading: 0,
      writing: 0,
      pids: 1,
    });
    assert.ok((sample.received ?? 0) > 500);
  });

  it('is read of cgroups v2, whose files in the cache do not count as memory', () => {
    const [before, sample] = recorded('cgroup2');
    assert.deepEqual(rounded(usageOf(sample, before)), {
      cpu: 150,
      memory: 104_857_600 - 36_700_160,
      memoryLimit: 16_777_216_000,
      receiving: 2_000,
      sending: 500,
      reading: 10_240,
      writing: 512_000,
      pids: 7,
    });
    assert.deepEqual([sample.received, sample.sent, sample.read], [25_000, 10_500, 102_400]);
  });

  it('adds up the cache of all children in cgroups v1', () => {
    const memory_stats = { usage: 1_000, stats: { inactive_file: 1, total_inactive_file: 300 } };
    assert.equal(decodeStats({ ...RUNNING, memory_stats })?.memory, 700);
    const odd = { usage: 1_000, stats: { total_inactive_file: 2_000 } };
    assert.equal(decodeStats({ ...RUNNING, memory_stats: odd })?.memory, 1_000);
  });

  it('is read on Windows, which counts otherwise', () => {
    const at = (read: string, total_usage: number, write_size_bytes: number) => ({
      read,
      num_procs: 4,
      cpu_stats: { cpu_usage: { total_usage } },
      memory_stats: { privateworkingset: 5_000 },
      storage_stats: { read_size_bytes: 0, write_size_bytes },
      networks: { 'abc-1': { rx_bytes: 10, tx_bytes: 20 } },
    });
    const before = decodeStats(at('2026-11-25T10:00:00Z', 0, 0));
    const sample = decodeStats(at('2026-11-25T10:00:02Z', 30_000_000, 4_096));
    assert.ok(before && sample);
    assert.deepEqual(rounded(usageOf(sample, before)), {
      cpu: 150,
      memory: 5_000,
      receiving: 0,
      sending: 0,
      reading: 0,
      writing: 2_048,
    });
  });

  it('has gaps where the Engine does not count, and no limit where there is none', () => {
    const sample = decodeStats({
      ...RUNNING,
      memory_stats: { usage: 5, limit: 2 ** 63 },
      blkio_stats: { io_service_bytes_recursive: null },
    });
    assert.ok(sample);
    assert.deepEqual(rounded(usageOf(sample, undefined)), { memory: 5 });
  });

  it('falls back to the clock where the system tells no time', () => {
    const at = (read: string, total_usage: number) =>
      decodeStats({ read, cpu_stats: { cpu_usage: { total_usage }, online_cpus: 2 } });
    const before = at('2026-11-25T10:00:00Z', 0);
    const sample = at('2026-11-25T10:00:02Z', 3e9);
    assert.ok(before && sample);
    assert.deepEqual(rounded(usageOf(sample, before)), { cpu: 150 });
  });

  it('is never negative, also after a restart, and nothing between samples out of order', () => {
    const [before, sample] = recorded('cgroup2');
    const restarted = {
      ...sample,
      time: sample.time + 1_000,
      cpu: before.cpu,
      received: 0,
      read: 0,
    };
    const { cpu, receiving, reading } = usageOf(restarted, sample);
    assert.deepEqual([cpu, receiving, reading], [0, 0, 0]);
    assert.equal(usageOf(before, sample).cpu, undefined);
    assert.equal(usageOf(sample, sample).cpu, undefined);
  });

  it('is nothing when the container does not run, or the answer is odd', () => {
    assert.equal(decodeStats({ read: '0001-01-01T00:00:00Z', memory_stats: {} }), undefined);
    assert.equal(decodeStats([]), undefined);
    assert.deepEqual(decodeStats({ ...RUNNING, cpu_stats: 7, networks: [] })?.cpu, {
      used: 0,
      count: 1,
    });
  });
});
