import assert from 'node:assert/strict';
import { negotiateApiVersion } from '../../../client/engine/apiVersion.ts';
import { backoff } from '../../../client/engine/backoff.ts';
import {
  decodeContainerInspect,
  decodeContainerList,
} from '../../../client/engine/containers/decode.ts';
import { sameContainer } from '../../../client/engine/containers/same.ts';
import type { Container } from '../../../client/engine/containers/types.ts';
import { decodeEvent, decodeVersion } from '../../../client/engine/decode.ts';
import { EngineError } from '../../../client/engine/errors.ts';
import { readLines } from '../../../client/engine/lines.ts';

const NOW = Date.parse('2026-01-01T12:00:00Z');
const MINUTE = 60_000;

/** What the status of a row is read as: state, health, exit code, minutes since. */
const STATUSES: readonly (readonly [string, string])[] = [
  ['running|Up Less than a second (health: starting)', 'running starting started 0'],
  ['running|Up 5 seconds', 'running started 0.08'],
  ['running|Up About a minute (healthy)', 'running healthy started 1'],
  ['running|Up 5 minutes (unhealthy)', 'running unhealthy started 5'],
  ['running|Up About an hour', 'running started 60'],
  ['paused|Up 2 days (Paused)', 'paused started 2880'],
  ['|Up 2 days (Paused)', 'paused started 2880'],
  ['|Up 3 weeks', 'running started 30240'],
  ['exited|Exited (137) 4 months ago', 'exited 137 finished 172800'],
  ['|Exited (0) 2 years ago', 'exited 0 finished 1051200'],
  ['created|Created', 'created'],
  ['restarting|Restarting (1) 3 seconds ago', 'restarting'],
  ['dead|Dead', 'dead'],
  ['removing|Removal In Progress', 'removing'],
  ['stopped|', 'exited'],
  ['configured|', 'created'],
  ['hovering|', 'unknown'],
  ['toString|', 'unknown'],
  ['|', 'unknown'],
];

describe('decodeContainerList', () => {
  for (const [from, expected] of STATUSES) {
    it(`reads "${from}"`, () => {
      const [State, Status] = from.split('|');
      const [row] = decodeContainerList([{ Id: 'a', State, Status }], NOW);
      assert.ok(row);
      const minutes = (time: number | undefined) =>
        time === undefined ? undefined : Number(((NOW - time) / MINUTE).toFixed(2));
      const { state, health, exitCode, startedAt, finishedAt } = row;
      const times = [
        ...(startedAt === undefined ? [] : ['started', minutes(startedAt)]),
        ...(finishedAt === undefined ? [] : ['finished', minutes(finishedAt)]),
      ];
      const parts = [state, health, exitCode, ...times].filter((part) => part !== undefined);
      assert.equal(parts.join(' '), expected);
    });
  }

  it('takes the name that is no alias, and sorts ports', () => {
    const [row] = decodeContainerList(
      [
        {
          Id: 'a',
          Names: ['/web/db', '/db'],
          Ports: [
            { PrivatePort: 80, Type: 'tcp', IP: '::', PublicPort: 8080 },
            { PrivatePort: 80, Type: 'tcp', IP: '0.0.0.0', PublicPort: 8080 },
            { PrivatePort: 53, Type: 'udp' },
            null,
          ],
        },
      ],
      NOW,
    );
    assert.equal(row?.name, 'db');
    assert.deepEqual(row?.ports, [
      { privatePort: 0, protocol: 'tcp' },
      { privatePort: 53, protocol: 'udp' },
      { privatePort: 80, protocol: 'tcp', publicPort: 8080, hostIp: '0.0.0.0' },
      { privatePort: 80, protocol: 'tcp', publicPort: 8080, hostIp: '::' },
    ]);
  });

  it('answers one row for each object that has an id, whatever else is wrong with it', () => {
    const odd = {
      Id: 'odd',
      Names: {},
      Ports: 5,
      Labels: 'x',
      NetworkSettings: null,
      Created: 'y',
    };
    const rows = decodeContainerList([null, 7, 'text', [], {}, odd, { Id: 'bare' }], NOW);
    const empty = { name: '', image: '', imageId: '', command: '', state: 'unknown', createdAt: 0 };
    const rest = { ...empty, ports: [], labels: {}, networks: [], addresses: {}, mounts: [] };
    assert.deepEqual(rows, [
      { id: 'odd', ...rest },
      { id: 'bare', ...rest },
    ]);
  });

  for (const answer of [null, undefined, {}, 'page', 5]) {
    it(`refuses ${JSON.stringify(answer)} as a whole`, () => {
      assert.throws(
        () => decodeContainerList(answer, NOW),
        (error) => EngineError.is(error, 'badAnswer'),
      );
    });
  }
});

describe('decodeContainerInspect', () => {
  it('reads an old Engine, which has no State.Status', () => {
    const { state } = decodeContainerInspect({ Id: 'a', State: { Running: true, Paused: true } });
    assert.equal(state, 'paused');
  });

  it('refuses an answer without an id', () => {
    assert.throws(
      () => decodeContainerInspect({ message: 'hello' }),
      (error) => EngineError.is(error, 'badAnswer'),
    );
  });
});

describe('decodeEvent', () => {
  it('keeps every digit of the time and parts the action from its detail', () => {
    const line =
      '{"Type":"container","Action":"health_status: healthy","Actor":{"ID":"a","Attributes":{"name":"web","x":"\\"timeNano\\":5"}},"timeNano":1795494455095743057}';
    assert.deepEqual(decodeEvent(line), {
      type: 'container',
      action: 'health_status',
      detail: 'healthy',
      id: 'a',
      attributes: { name: 'web', x: '"timeNano":5' },
      timeNano: '1795494455095743057',
    });
  });

  it('reads the words of Engines before 1.22', () => {
    assert.deepEqual(decodeEvent('{"status":"die","id":"a","time":17}'), {
      type: 'container',
      action: 'die',
      id: 'a',
      attributes: {},
      timeNano: '17000000000',
    });
  });

  it('passes over what is about nothing', () => {
    assert.equal(decodeEvent('{"Type":"container"}'), undefined);
    assert.equal(decodeEvent('[]'), undefined);
  });

  it('refuses what is not JSON', () => {
    assert.throws(
      () => decodeEvent('{"Type":'),
      (error) => EngineError.is(error, 'badAnswer'),
    );
  });
});

describe('negotiateApiVersion', () => {
  const negotiate = (apiVersion: string, minApiVersion = '') => {
    try {
      return negotiateApiVersion({ apiVersion, minApiVersion });
    } catch (error) {
      return error instanceof EngineError ? `${error.reason}: ${error.message}` : error;
    }
  };

  it('speaks the older of both', () => {
    assert.equal(negotiate('1.24'), '1.24');
    assert.equal(negotiate('1.41', '1.12'), '1.41');
    assert.equal(negotiate('1.99', '1.44'), '1.51');
  });

  it('explains Engines that are too old or too new', () => {
    assert.equal(
      negotiate('1.9'),
      'unsupported: The Docker Engine speaks API 1.9; 1.24 or newer is needed, so update the Engine',
    );
    assert.equal(
      negotiate('1.99', '1.60'),
      'unsupported: The Docker Engine speaks no API older than 1.60; update Longshore',
    );
  });

  it('refuses a version that is none', () => {
    assert.throws(
      () => decodeVersion('OK'),
      (error) => EngineError.is(error, 'badAnswer'),
    );
  });
});

describe('sameContainer', () => {
  const held: Container = {
    id: 'a',
    name: 'web',
    image: 'busybox:1',
    imageId: 'sha256:1',
    command: 'sh',
    state: 'running',
    createdAt: 0,
    startedAt: Date.now() - 90 * MINUTE,
    ports: [],
    labels: {},
    networks: [],
    addresses: {},
    mounts: [],
  };
  const row = (change: Partial<Container>, listed = true) =>
    sameContainer(held, { ...held, ...change }, { listed });

  it('takes a listed start for what it is: inexact', () => {
    assert.equal(row({ startedAt: Date.now() - 60 * MINUTE }), true);
    assert.equal(row({ startedAt: Date.now() - 3 * MINUTE }), false);
    assert.equal(row({ startedAt: Date.now() - 60 * MINUTE }, false), false);
  });

  it('knows an image whose name has moved on', () => {
    assert.equal(row({ image: 'sha256:1' }), true);
    assert.equal(row({ image: 'sha256:2', imageId: 'sha256:2' }), false);
  });

  it('sees every other difference', () => {
    const changes: readonly Partial<Container>[] = [
      { name: 'shop' },
      { state: 'paused' },
      { health: 'healthy' },
      { exitCode: 1 },
      { command: 'sleep' },
      { ports: [{ privatePort: 80, protocol: 'tcp' }] },
      { labels: { a: '1' } },
      { networks: ['bridge'] },
      { addresses: { bridge: ['172.17.0.2'] } },
    ];
    assert.deepEqual(
      changes.filter((change) => row(change)),
      [],
    );
  });
});

describe('readLines', () => {
  it('joins chunks into lines and drops the unfinished one', async () => {
    const lines: string[] = [];
    const chunks = ['{"a"', ':1}\n\n{"b"', ':2}\r\n{"c":3}\n{"d"'];
    for await (const line of readLines(iterate(chunks))) {
      lines.push(line.trim());
    }
    assert.deepEqual(lines, ['{"a":1}', '{"b":2}', '{"c":3}']);
  });

  it('gives up on a stream without lines', async () => {
    await assert.rejects(
      async () => {
        for await (const _ of readLines(iterate(Array(20).fill('x'.repeat(100_000))))) {
          // None comes.
        }
      },
      (error) => EngineError.is(error, 'badAnswer'),
    );
  });
});

describe('backoff', () => {
  it('doubles up to 15 s and takes up to half away', () => {
    const delays = [0, 1, 2, 3, 4, 5, 60];
    assert.deepEqual(
      delays.map((attempt) => backoff(attempt, 0)),
      [500, 1000, 2000, 4000, 8000, 15_000, 15_000],
    );
    assert.deepEqual([backoff(0, 1), backoff(60, 0.5)], [250, 11_250]);
  });
});

async function* iterate(chunks: readonly string[]): AsyncGenerator<string> {
  yield* chunks;
}
