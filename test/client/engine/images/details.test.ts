import assert from 'node:assert/strict';
import { EngineError } from '../../../../client/engine/errors.ts';
import {
  decodeHistory,
  decodeImageDetails,
} from '../../../../client/engine/images/decodeDetails.ts';

const EMPTY = {
  createdAt: 0,
  size: 0,
  platform: '',
  digests: [],
  author: '',
  entrypoint: [],
  command: [],
  environment: [],
  ports: [],
  volumes: [],
  user: '',
  workingDir: '',
  stopSignal: '',
  healthcheck: [],
  shell: [],
  onBuild: [],
  labels: {},
  layers: [],
};

describe('decodeImageDetails', () => {
  it('reads all there is', () => {
    assert.deepEqual(
      decodeImageDetails({
        Id: 'sha256:1',
        Created: '2026-01-01T12:00:00.5Z',
        Size: 7,
        Os: 'linux',
        Architecture: 'arm64',
        Variant: 'v8',
        Author: 'Ada',
        RootFS: { Type: 'layers', Layers: ['sha256:a', 'sha256:b'] },
        Config: {
          Entrypoint: ['/bin/app'],
          Cmd: ['--port', '80'],
          Env: ['PATH=/bin', 'EMPTY=', 'EQ=a=b', 'BARE'],
          ExposedPorts: { '443/tcp': {}, '80/tcp': {} },
          Volumes: { '/data': {} },
          User: 'app',
          WorkingDir: '/srv',
          StopSignal: 'SIGINT',
          Healthcheck: { Test: ['CMD-SHELL', 'true'] },
          Shell: ['/bin/bash', '-c'],
          OnBuild: ['RUN x'],
          Labels: { a: '1' },
        },
      }),
      {
        id: 'sha256:1',
        createdAt: Date.parse('2026-01-01T12:00:00.5Z'),
        size: 7,
        platform: 'linux/arm64/v8',
        digests: [],
        author: 'Ada',
        entrypoint: ['/bin/app'],
        command: ['--port', '80'],
        environment: [
          { name: 'PATH', value: '/bin' },
          { name: 'EMPTY', value: '' },
          { name: 'EQ', value: 'a=b' },
          { name: 'BARE', value: '' },
        ],
        ports: ['80/tcp', '443/tcp'],
        volumes: ['/data'],
        user: 'app',
        workingDir: '/srv',
        stopSignal: 'SIGINT',
        healthcheck: ['CMD-SHELL', 'true'],
        shell: ['/bin/bash', '-c'],
        onBuild: ['RUN x'],
        labels: { a: '1' },
        layers: ['sha256:a', 'sha256:b'],
      },
    );
  });

  it('takes what is left out, null or odd for nothing, and a text for one word', () => {
    assert.deepEqual(decodeImageDetails({ Id: 'sha256:1' }), { id: 'sha256:1', ...EMPTY });
    assert.deepEqual(
      decodeImageDetails({
        Id: 'sha256:1',
        Created: '0001-01-01T00:00:00Z',
        Config: { Entrypoint: 'sh', Cmd: null, Env: null, ExposedPorts: [], Volumes: 'x' },
        RootFS: null,
      }),
      { id: 'sha256:1', ...EMPTY, entrypoint: ['sh'] },
    );
  });

  it('refuses what is no image', () => {
    assert.throws(
      () => decodeImageDetails([]),
      (error) => EngineError.is(error, 'badAnswer'),
    );
  });
});

describe('decodeHistory', () => {
  it('puts the first step first and knows which steps are images here', () => {
    const rows = [
      {
        Id: 'sha256:2',
        CreatedBy: 'CMD ["sh"]',
        Created: 20,
        Size: 0,
        Tags: ['a:1'],
        Comment: 'c',
      },
      { Id: '<missing>', CreatedBy: 'ADD x', Created: -62135596800, Size: 5, Tags: null },
    ];
    assert.deepEqual(decodeHistory(rows), [
      { createdBy: 'ADD x', comment: '', createdAt: 0, size: 5, tags: [] },
      {
        id: 'sha256:2',
        createdBy: 'CMD ["sh"]',
        comment: 'c',
        createdAt: 20_000,
        size: 0,
        tags: ['a:1'],
      },
    ]);
  });

  it('refuses what is no list', () => {
    assert.throws(
      () => decodeHistory({}),
      (error) => EngineError.is(error, 'badAnswer'),
    );
  });
});
