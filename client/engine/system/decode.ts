import { badAnswer } from '../badAnswer.ts';
import { list, number, optional, record, text } from '../json.ts';
import { isAnonymous } from '../volumes/anonymous.ts';
import type {
  CacheUsage,
  ContainerUsage,
  DiskUsage,
  EngineInfo,
  ImageUsage,
  PrunedCache,
  VolumeUsage,
} from './types.ts';

/** `GET /info`. */
export function decodeInfo(answer: unknown): EngineInfo {
  const object = record(answer);
  if (text(object.ServerVersion) === '' && text(object.ID) === '') {
    throw badAnswer('what a Docker Engine says of itself');
  }
  return {
    name: text(object.Name),
    version: text(object.ServerVersion),
    operatingSystem: text(object.OperatingSystem),
    kernel: text(object.KernelVersion),
    platform: [object.OSType, object.Architecture].map(text).filter(Boolean).join('/'),
    storageDriver: text(object.Driver),
    loggingDriver: text(object.LoggingDriver),
    cgroupDriver: text(object.CgroupDriver),
    cgroupVersion: text(object.CgroupVersion),
    defaultRuntime: text(object.DefaultRuntime),
    cpus: number(object.NCPU) ?? 0,
    memory: number(object.MemTotal) ?? 0,
    rootFolder: text(object.DockerRootDir),
    securityOptions: texts(object.SecurityOptions),
    warnings: texts(object.Warnings).map((line) => line.replace(/^WARNING: /, '')),
  };
}

/** `GET /system/df`. */
export function decodeDiskUsage(answer: unknown): DiskUsage {
  const object = record(answer);
  if (!('Images' in object || 'Containers' in object || 'Volumes' in object)) {
    throw badAnswer('the disk use of a Docker Engine');
  }
  return {
    images: list(object.Images).map(record).map(image).filter(hasId),
    layersSize: number(object.LayersSize) ?? 0,
    containers: list(object.Containers).map(record).map(container).filter(hasId),
    volumes: list(object.Volumes)
      .map(record)
      .map(volume)
      .filter(({ name }) => name !== ''),
    buildCache: list(object.BuildCache).map(record).map(cache).filter(hasId),
  };
}

/** `POST /build/prune`. */
export function decodePrunedCache(answer: unknown): PrunedCache {
  const { CachesDeleted, SpaceReclaimed } = record(answer);
  return { count: list(CachesDeleted).length, freed: number(SpaceReclaimed) ?? 0 };
}

type Row = Record<string, unknown>;

function image({ Id, RepoTags, Size, SharedSize, Containers }: Row): ImageUsage {
  const size = number(Size) ?? 0;
  return {
    id: text(Id),
    tags: texts(RepoTags).filter((tag) => tag !== '<none>:<none>'),
    size,
    ownSize: Math.max(0, size - (measured(SharedSize) ?? 0)),
    ...optional('containers', measured(Containers)),
  };
}

function container({ Id, Names, SizeRw, State }: Row): ContainerUsage {
  return {
    id: text(Id),
    name: text(list(Names)[0]).replace(/^\//, '') || text(Id).slice(0, 12),
    stopped: STOPPED.has(text(State)),
    // Left out when it is nothing.
    size: number(SizeRw) ?? 0,
  };
}

const STOPPED: ReadonlySet<string> = new Set(['created', 'exited', 'dead', 'stopped']);

function volume({ Name, Labels, UsageData }: Row): VolumeUsage {
  const { Size, RefCount } = record(UsageData);
  const name = text(Name);
  return {
    name,
    anonymous: isAnonymous(name, Object.keys(record(Labels))),
    ...optional('size', measured(Size)),
    ...optional('users', measured(RefCount)),
  };
}

function cache({ ID, Size, InUse, Shared }: Row): CacheUsage {
  return {
    id: text(ID),
    size: number(Size) ?? 0,
    inUse: InUse === true,
    shared: Shared === true,
  };
}

/** What was not measured is told as -1. */
function measured(value: unknown): number | undefined {
  const known = number(value);
  return known === undefined || known < 0 ? undefined : known;
}

function hasId({ id }: { readonly id: string }): boolean {
  return id !== '';
}

function texts(value: unknown): readonly string[] {
  return list(value).map(text).filter(Boolean);
}
