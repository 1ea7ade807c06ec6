import assert from 'node:assert/strict';
import type { Limits } from '../../../client/engine/containers/details.ts';
import { LIMITS, limitChange, limitInput, limitText } from '../../../client/text/limits.ts';

const MB = 1 << 20;
const FREE: Limits = {
  memory: 0,
  memorySwap: 0,
  nanoCpus: 0,
  cpuQuota: 0,
  cpuPeriod: 0,
  pids: 0,
  restart: { name: 'no', maximumRetries: 0 },
};

function texts(limits: Partial<Limits>): readonly string[] {
  return LIMITS.map((which) => limitText(which, { ...FREE, ...limits }));
}

function change(
  which: 'memory' | 'cpus' | 'pids',
  typed: string,
  limits: Partial<Limits> = {},
): unknown {
  return limitChange(which, typed, { ...FREE, ...limits });
}

describe('the limits of a container', () => {
  it('are told in words', () => {
    assert.deepEqual(texts({}), ['no', 'no limit', 'no limit', 'no limit']);
    assert.deepEqual(
      texts({
        memory: 512 * MB,
        nanoCpus: 1.5e9,
        pids: 100,
        restart: { name: 'on-failure', maximumRetries: 3 },
      }),
      ['on-failure, at most 3 times', '512 MiB', '1.5', '100'],
    );
    assert.equal(texts({ cpuQuota: 50_000 })[2], '0.5');
    assert.equal(texts({ cpuQuota: 50_000, cpuPeriod: 25_000 })[2], '2');
    assert.equal(texts({ restart: { name: 'on-failure', maximumRetries: 0 } })[0], 'on-failure');
  });

  it('begin a box with what they are, and with nothing where there is no limit', () => {
    assert.equal(limitInput('memory', { ...FREE, memory: 512 * MB }), '512 MiB');
    assert.equal(limitInput('memory', FREE), '');
  });

  it('of memory take the swap along, for the Engine refuses less swap than memory', () => {
    const memory = 64 * MB;
    assert.deepEqual(change('memory', '64m'), { memory, memorySwap: 128 * MB });
    const old = { memory: 32 * MB };
    assert.deepEqual(change('memory', '64m', { ...old, memorySwap: 64 * MB }), {
      memory,
      memorySwap: 128 * MB,
    });
    assert.deepEqual(change('memory', '64m', { ...old, memorySwap: 32 * MB }), {
      memory,
      memorySwap: memory,
    });
    assert.deepEqual(change('memory', '64m', { ...old, memorySwap: 40 * MB }), {
      memory,
      memorySwap: 72 * MB,
    });
    assert.deepEqual(change('memory', '64m', { ...old, memorySwap: -1 }), {
      memory,
      memorySwap: -1,
    });
  });

  it('of CPUs stay in the words they were set in', () => {
    assert.deepEqual(change('cpus', '0.5'), { nanoCpus: 5e8 });
    assert.deepEqual(change('cpus', '2', { cpuQuota: 50_000 }), {
      cpuPeriod: 100_000,
      cpuQuota: 200_000,
    });
    assert.deepEqual(change('cpus', '2', { cpuQuota: 5_000, cpuPeriod: 10_000 }), {
      cpuPeriod: 10_000,
      cpuQuota: 20_000,
    });
  });

  it('of processes can be taken away', () => {
    assert.deepEqual(change('pids', '100'), { pids: 100 });
    assert.deepEqual(change('pids', ''), { pids: 0 });
  });

  it('are refused with a sentence when they are none', () => {
    assert.match(String(change('memory', 'much')), /^Write an amount of memory/);
    assert.match(String(change('memory', '1m')), /^The Engine gives a container at least 6 MiB/);
    assert.match(String(change('memory', '')), /not take it away$/);
    assert.match(String(change('cpus', '')), /not take it away$/);
    assert.match(String(change('cpus', '0')), /^Write how many CPUs/);
    assert.match(String(change('pids', '-1')), /^Write a number of processes/);
  });
});
