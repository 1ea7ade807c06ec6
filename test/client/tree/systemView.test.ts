import assert from 'node:assert/strict';
import { NOTHING_KNOWN, type Snapshot } from '../../../client/engine/store.ts';
import { decodeDiskUsage, decodeInfo } from '../../../client/engine/system/decode.ts';
import { type AnyNode, NO_OPTIONS } from '../../../client/tree/node.ts';
import { node as disk } from '../../../client/tree/nodes/systemDisk.ts';
import { node as info } from '../../../client/tree/nodes/systemInfo.ts';
import { SECTION } from '../../../client/tree/systemSection.ts';
import { view } from '../../../client/tree/views/system.ts';
import { changeOf, loadContext, snapshot } from './picture.ts';

function text(shown: Snapshot, nodes: readonly AnyNode[]): string {
  return nodes
    .map(({ kind, target }) => {
      const item = kind.item(shown, target);
      return `${item?.label}  ${item?.description ?? ''}`.trimEnd();
    })
    .join('\n');
}

const HERE = snapshot([]);

describe('the system view', () => {
  it('has rows while the Engine is there', () => {
    assert.equal(
      text(HERE, view.roots(HERE, NO_OPTIONS)),
      'Engine\nDisk use\nEvents  as they happen',
    );
    assert.equal(text(NOTHING_KNOWN, view.roots(NOTHING_KNOWN, NO_OPTIONS)), '');
    assert.equal(view.affected(NOTHING_KNOWN, HERE, changeOf(), NO_OPTIONS), 'roots');
    assert.deepEqual(view.affected(HERE, HERE, changeOf('web'), NO_OPTIONS), []);
  });

  it('says what the Engine is, and what it warns of', async () => {
    const told = decodeInfo({
      ID: 'x',
      Name: 'ada',
      ServerVersion: '20.10.24',
      OperatingSystem: 'Debian GNU/Linux 12',
      KernelVersion: '6.1',
      OSType: 'linux',
      Architecture: 'x86_64',
      NCPU: 8,
      MemTotal: 16 * 2 ** 30,
      Driver: 'overlay2',
      LoggingDriver: 'json-file',
      CgroupDriver: 'cgroupfs',
      CgroupVersion: '1',
      DefaultRuntime: 'runc',
      DockerRootDir: '/var/lib/docker',
      SecurityOptions: ['name=seccomp,profile=default', 'name=rootless'],
      Warnings: ['WARNING: No swap limit support'],
    });
    const context = loadContext(HERE, { system: { info: async () => told } });
    assert.equal(
      text(HERE, (await info.load?.(context, SECTION)) ?? []),
      [
        'Version  20.10.24',
        'API  1.46',
        'Host  ada',
        'Operating system  Debian GNU/Linux 12',
        'Kernel  6.1',
        'Platform  linux/x86_64',
        'CPUs  8',
        'Memory  16 GiB',
        'Storage driver  overlay2',
        'Logging driver  json-file',
        'Cgroups  cgroupfs, version 1',
        'Runtime  runc',
        'Root folder  /var/lib/docker',
        'Security  seccomp,profile=default; rootless',
        'No swap limit support',
      ].join('\n'),
    );
  });

  it('says how much of each kind lies on the disk, and what could go', async () => {
    const usage = decodeDiskUsage({
      LayersSize: 900_000_000,
      Images: [
        { Id: 'a', RepoTags: ['web:1'], Size: 500e6, SharedSize: 100e6, Containers: 1 },
        { Id: 'b', RepoTags: null, Size: 500e6, SharedSize: 100e6, Containers: 0 },
        { Id: 'c', RepoTags: ['c:1'], Size: 5e6, SharedSize: -1, Containers: -1 },
      ],
      Containers: [
        { Id: '1', Names: ['/web'], State: 'running', SizeRw: 1e6 },
        { Id: '2', Names: ['/job'], State: 'exited', SizeRw: 2e6 },
      ],
      Volumes: [
        { Name: 'data', UsageData: { Size: 3e6, RefCount: 1 } },
        { Name: 'old', UsageData: { Size: 4e6, RefCount: 0 } },
        { Name: 'far', UsageData: { Size: -1, RefCount: -1 } },
      ],
      BuildCache: [
        { ID: 'x', Size: 6e6, InUse: false, Shared: false },
        { ID: 'y', Size: 7e6, InUse: true, Shared: false },
        { ID: 'z', Size: 8e6, InUse: false, Shared: true },
      ],
    });
    const context = loadContext(HERE, { system: { diskUsage: async () => usage } });
    assert.equal(
      text(HERE, (await disk.load?.(context, SECTION)) ?? []),
      [
        'Images  900 MB · 3 · frees 400 MB or more',
        'Containers  3 MB · 2 · frees 2 MB',
        'Volumes  7 MB · 3 · frees 4 MB',
        'Build cache  13 MB · 3 · frees 6 MB',
      ].join('\n'),
    );
  });

  it('is right about an Engine that tells little, and refuses what is none', () => {
    assert.deepEqual(decodeDiskUsage({ Images: null }), {
      images: [],
      layersSize: 0,
      containers: [],
      volumes: [],
      buildCache: [],
    });
    assert.throws(() => decodeDiskUsage('no'), { reason: 'badAnswer' });
    assert.throws(() => decodeInfo({}), { reason: 'badAnswer' });
  });
});
