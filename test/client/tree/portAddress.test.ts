import assert from 'node:assert/strict';
import { portAddress } from '../../../client/tree/portAddress.ts';
import { portRows } from '../../../client/tree/portRows.ts';

/** Engine, addresses the port is published on, its number inside; then where it is reached. */
const CASES: readonly (readonly [string, readonly string[], number, string])[] = [
  ['unix:///var/run/docker.sock', [], 80, 'http://localhost:8080'],
  ['npipe:////./pipe/docker_engine', [], 80, 'http://localhost:8080'],
  ['unix:///var/run/docker.sock', [], 443, 'https://localhost:8080'],
  ['unix:///var/run/docker.sock', [], 8443, 'https://localhost:8080'],
  ['unix:///var/run/docker.sock', ['127.0.0.1'], 80, 'http://127.0.0.1:8080'],
  ['unix:///var/run/docker.sock', ['::1'], 80, 'http://[::1]:8080'],
  ['unix:///var/run/docker.sock', ['192.168.1.5'], 80, 'http://192.168.1.5:8080'],
  ['tcp://build.example.com:2376', [], 80, 'http://build.example.com:8080'],
  ['tcp://[fd00::2]:2376', [], 80, 'http://[fd00::2]:8080'],
  ['tcp://127.0.0.1:2375', ['127.0.0.1'], 80, 'http://127.0.0.1:8080'],
  ['tcp://localhost:2375', [], 80, 'http://localhost:8080'],
  ['ssh://ada@lab:22', [], 80, 'http://lab:8080'],
  ['ssh://lab', ['10.0.0.7'], 80, 'http://10.0.0.7:8080'],
  [
    'ssh://lab',
    ['127.0.0.1'],
    80,
    'Port 8080 is published on 127.0.0.1 of lab, which only that machine reaches',
  ],
  ['ssh://lab', ['127.0.0.1', '10.0.0.7'], 80, 'http://10.0.0.7:8080'],
];

describe('where a published port is reached', () => {
  for (const [engine, hostIps, privatePort, expected] of CASES) {
    it(`on ${engine}, port ${privatePort}, published on ${hostIps.join() || 'all'}`, () => {
      const port = { privatePort, publicPort: 8080, protocol: 'tcp', hostIps } as const;
      const found = portAddress(engine, port);
      assert.equal(found.problem ?? `${found.scheme}://${found.authority}`, expected);
    });
  }

  it('nowhere when it is not published', () => {
    assert.deepEqual(portAddress('', { privatePort: 80, protocol: 'tcp', hostIps: [] }), {
      problem: 'Port 80 is not published',
    });
  });
});

describe('the ports of a container', () => {
  it('are one where several addresses lead to the same', () => {
    const base = { privatePort: 80, protocol: 'tcp', publicPort: 8080 } as const;
    const rows = (...hostIps: readonly (string | undefined)[]) =>
      portRows({ ports: hostIps.map((hostIp) => ({ ...base, ...(hostIp && { hostIp }) })) });
    assert.deepEqual(rows('0.0.0.0', '::'), [{ ...base, hostIps: [] }]);
    assert.deepEqual(rows('127.0.0.1', '10.0.0.7'), [
      { ...base, hostIps: ['127.0.0.1', '10.0.0.7'] },
    ]);
    assert.deepEqual(rows('127.0.0.1', '0.0.0.0'), [{ ...base, hostIps: [] }]);
    assert.deepEqual(rows(undefined), [{ ...base, hostIps: [] }]);
  });
});
