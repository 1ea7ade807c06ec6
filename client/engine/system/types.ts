/** What an Engine says about itself and its host. */
export interface EngineInfo {
  readonly name: string;
  readonly version: string;
  /** `Debian GNU/Linux 12 (bookworm)`. */
  readonly operatingSystem: string;
  readonly kernel: string;
  /** `linux/x86_64`. */
  readonly platform: string;
  readonly storageDriver: string;
  readonly loggingDriver: string;
  readonly cgroupDriver: string;
  /** `1` or `2`; empty where the Engine does not say. */
  readonly cgroupVersion: string;
  readonly defaultRuntime: string;
  readonly cpus: number;
  /** Bytes. */
  readonly memory: number;
  /** Where it keeps everything, on its host. */
  readonly rootFolder: string;
  /** `rootless`, `name=seccomp,profile=default`. */
  readonly securityOptions: readonly string[];
  /** In the Engine's own words. */
  readonly warnings: readonly string[];
}

/** What lies on the Engine's disk; measuring it may take a while. */
export interface DiskUsage {
  readonly images: readonly ImageUsage[];
  /** Bytes of all images' layers, each counted once. */
  readonly layersSize: number;
  readonly containers: readonly ContainerUsage[];
  readonly volumes: readonly VolumeUsage[];
  readonly buildCache: readonly CacheUsage[];
}

export interface ImageUsage {
  readonly id: string;
  readonly tags: readonly string[];
  /** Bytes, those it shares with other images included. */
  readonly size: number;
  /** Bytes of layers that no other image has. */
  readonly ownSize: number;
  /** `undefined` where the Engine does not count. */
  readonly containers?: number;
}

export interface ContainerUsage {
  readonly id: string;
  readonly name: string;
  /** Has no processes, so that pruning takes it. */
  readonly stopped: boolean;
  /** Bytes it wrote, outside of volumes. */
  readonly size: number;
}

export interface VolumeUsage {
  readonly name: string;
  /** The Engine made its name up, for a container that named none. */
  readonly anonymous: boolean;
  /** Bytes; `undefined` where its driver cannot be measured. */
  readonly size?: number;
  /** Containers that use it, running or not; `undefined` where the Engine does not count. */
  readonly users?: number;
}

/** One record of the build cache. */
export interface CacheUsage {
  readonly id: string;
  readonly size: number;
  readonly inUse: boolean;
  /** Its bytes belong to an image too: removing it frees nothing. */
  readonly shared: boolean;
}

/** What pruning the build cache took. */
export interface PrunedCache {
  readonly count: number;
  /** Bytes. */
  readonly freed: number;
}
