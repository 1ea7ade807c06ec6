/** What an image is made of and how it is run. Never changes for an id. */
export interface ImageDetails {
  /** `sha256:…`. */
  readonly id: string;
  /** `busybox@sha256:…`, in order: what registries know it by. */
  readonly digests: readonly string[];
  /** Milliseconds since 1970; 0 when it does not say. */
  readonly createdAt: number;
  /** Bytes. */
  readonly size: number;
  /** `linux/arm64/v8`; empty when it does not say. */
  readonly platform: string;
  readonly author: string;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  /** In the image's order; values may be secrets. */
  readonly environment: readonly Variable[];
  /** `80/tcp`, in order. */
  readonly ports: readonly string[];
  /** Folders, in order. */
  readonly volumes: readonly string[];
  /** Empty for root. */
  readonly user: string;
  readonly workingDir: string;
  readonly stopSignal: string;
  /** `CMD-SHELL`, then the command; empty for none. */
  readonly healthcheck: readonly string[];
  readonly shell: readonly string[];
  readonly onBuild: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** The layers' digests before compression, the lowest first. */
  readonly layers: readonly string[];
}

export interface Variable {
  readonly name: string;
  readonly value: string;
}

/** One instruction that made the image: a layer, or only a change of its configuration. */
export interface HistoryStep {
  /** The image it made; `undefined` where that is not on this Engine. */
  readonly id?: string;
  /** As the builder wrote it: `/bin/sh -c #(nop)  CMD ["sh"]`, `RUN /bin/sh -c make # buildkit`. */
  readonly createdBy: string;
  readonly comment: string;
  /** Milliseconds since 1970; 0 when it does not say. */
  readonly createdAt: number;
  /** Bytes it added; 0 for a change of the configuration. */
  readonly size: number;
  readonly tags: readonly string[];
}
